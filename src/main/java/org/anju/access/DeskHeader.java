package org.anju.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.region.Region;
import org.anju.region.Regions;
import org.anju.web.Languages;
import org.anju.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Tells the layout who is signed in ({@code reader}), for which place ({@code place}), and where else they may go
 * ({@code parts}).
 */
@Component
public class DeskHeader implements HandlerInterceptor {

    private static final List<Part> PARTS = Stream.of(
                    "/desk/tasks",
                    "/desk/batches",
                    "/desk/register",
                    "/desk/stock",
                    "/desk/imports",
                    "/desk/disclosure",
                    "/studio",
                    "/ops/accounts",
                    "/ops/mail",
                    "/ops/oversight",
                    "/ops/jobs",
                    "/desk/calendar")
            .map(Part::new)
            .toList();

    /** A part of the desk, as the navigation names it. */
    record Part(String address) {

        public String messageKey() {
            return "web.nav." + address.substring(address.lastIndexOf('/') + 1);
        }
    }

    private final Regions regions;

    DeskHeader(Regions regions) {
        this.regions = regions;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && Page.isDrawn(page) && belongsTo(page, request)) {
            addTo(page, request);
        }
    }

    /** Not to an error elsewhere, nor to one that may come from a database that is away: the header asks it. */
    private static boolean belongsTo(ModelAndView page, HttpServletRequest request) {
        var status = page.getStatus();
        return request.getDispatcherType() == DispatcherType.REQUEST
                || page.getModel().containsKey("home") && status != null && !status.is5xxServerError();
    }

    /** For a page that answers a fault: then this is not called by itself. */
    public void addTo(ModelAndView page, HttpServletRequest request) {
        signedIn()
                .or(() -> SignedInMark.seen(request))
                .ifPresent(officer -> page.addObject("reader", officer.name())
                        .addObject("home", Landing.home(officer))
                        .addObject("parts", parts(officer))
                        .addObject("hasInbox", Routes.opens(officer, "/desk/inbox"))
                        .addObject("place", place(officer, request)));
    }

    /** Only the parts that the officer may open. */
    private static List<Part> parts(Officer officer) {
        return PARTS.stream()
                .filter(part -> Routes.opens(officer, part.address()))
                .toList();
    }

    private static Optional<Officer> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Signature signature
                ? Optional.of(signature.getPrincipal())
                : Optional.empty();
    }

    private String place(Officer officer, HttpServletRequest request) {
        var english = Languages.english(RequestContextUtils.getLocale(request));
        return regions.find(officer.region())
                .map(english ? Region::nameEn : Region::name)
                .orElse(officer.region().value());
    }
}
