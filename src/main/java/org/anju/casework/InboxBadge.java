package org.anju.casework;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anju.access.Officer;
import org.anju.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the layout how many messages are {@code unread}. */
@Configuration(proxyBeanMethods = false)
class InboxBadge implements WebMvcConfigurer {

    private final Inbox inbox;

    InboxBadge(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Counter()).addPathPatterns("/desk/**", "/ops/**", "/studio/**");
    }

    private class Counter implements HandlerInterceptor {

        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
            if (page != null
                    && Page.isDrawn(page)
                    && request.getDispatcherType() == DispatcherType.REQUEST
                    && request.getUserPrincipal() instanceof Authentication signedIn
                    && signedIn.getPrincipal() instanceof Officer officer) {
                page.addObject("unread", inbox.unread(officer));
            }
        }
    }
}
