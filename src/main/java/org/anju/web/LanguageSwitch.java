package org.anju.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** {@code ?lang=en} and {@code ?lang=zh}; anything else changes nothing. */
class LanguageSwitch implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional.ofNullable(request.getParameter("lang"))
                .flatMap(Languages::named)
                .ifPresent(language -> Optional.ofNullable(RequestContextUtils.getLocaleResolver(request))
                        .ifPresent(resolver -> resolver.setLocale(request, response, language)));
        return true;
    }
}
