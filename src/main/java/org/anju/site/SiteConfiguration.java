package org.anju.site;

import org.anju.calendar.Calendars;
import org.anju.region.RegionCode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The folder of the site, and the settings around it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteSettings.class)
class SiteConfiguration {

    @Bean
    SiteFolder siteFolder(SiteSettings settings) {
        return new SiteFolder(settings.folder());
    }

    /** Within the headers that every answer carries. */
    @Bean
    FilterRegistrationBean<SiteFilter> siteFilter(SiteFiles files) {
        var filter = new FilterRegistrationBean<>(new SiteFilter(files));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    Renderer renderer(PublicStore store, Templates templates, Calendars calendars, SiteFolder folder) {
        return new Renderer(
                store,
                templates,
                region -> calendars.find(new RegionCode(region)).orElseGet(calendars::national),
                folder);
    }
}
