package org.anju.access;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AccessPages implements WebMvcConfigurer {

    private final DeskHeader header;

    AccessPages(DeskHeader header) {
        this.header = header;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(header).addPathPatterns("/desk/**", "/ops/**", "/studio/**", "/account/**", "/error");
    }
}
