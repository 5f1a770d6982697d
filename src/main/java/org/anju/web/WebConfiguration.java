package org.anju.web;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for every page. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    /** The filter of sessions is the first but 50. */
    private static final int AFTER_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 60;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageSwitch());
        registry.addInterceptor(new PageContext());
    }

    /** Their names never change, so a browser asks each time and is answered by their hash. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(new Hashes());
    }

    /**
     * After the encoding is set and the session is known, before anything else; also on the way to the error page, which
     * asks for parameters too.
     */
    @Bean
    FilterRegistrationBean<UnreadableRequests> unreadableRequests(MultipartProperties limits, Senders senders) {
        var filter = new FilterRegistrationBean<>(
                new UnreadableRequests(limits.getMaxRequestSize().toBytes(), senders));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(AFTER_SESSIONS);
        return filter;
    }

    /**
     * Chinese unless the reader asked otherwise, whatever the browser was installed with and whatever its cookie says:
     * one that is no language of ours must not shut its owner out.
     */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new RememberedLanguage("lang");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocale(Languages.CHINESE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieHttpOnly(true);
        return resolver;
    }
}
