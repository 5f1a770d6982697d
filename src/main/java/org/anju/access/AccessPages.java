package org.anju.access;

import org.anju.region.Regions;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AccessPages implements WebMvcConfigurer {

    private final Regions regions;

    AccessPages(Regions regions) {
        this.regions = regions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DeskHeader(regions))
                .addPathPatterns("/desk/**", "/ops/**", "/studio/**", "/account/**");
    }
}
