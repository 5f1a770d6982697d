package org.anju.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What went wrong, what was kept and what to do next, with a reference that leads to the log. Programs get a problem
 * (RFC 9457), people a page.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final SecureRandom random = new SecureRandom();

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /** Where officers work: they are not sent to the public site when something is wrong there. */
    private static final List<String> DESK = List.of("/desk", "/ops", "/studio", "/account");

    private final MessageSource texts;

    ErrorPages(MessageSource texts) {
        this.texts = texts;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, Locale locale) {
        var fault = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = status(request, fault);
        var path = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse("/");
        var reference = reference();
        note(reference, status, fault);
        if (forProgram(request, path)) {
            return problem(status, path, reference, locale);
        }
        var page = page(request, status, reference);
        if (isOfTheDesk(request.getContextPath(), path)) {
            page.addObject("home", "/desk/");
        }
        return page;
    }

    private static boolean isOfTheDesk(String context, String path) {
        return DESK.stream().map(context::concat).anyMatch(part -> path.equals(part) || path.startsWith(part + "/"));
    }

    private static HttpStatusCode status(HttpServletRequest request, @Nullable Throwable fault) {
        if (Faults.databaseIsAway(fault)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return HttpStatusCode.valueOf(status == null ? 404 : status);
    }

    /** Those that are a fault of ours, with their stack; the reader's own are not worth a line. */
    private static void note(String reference, HttpStatusCode status, @Nullable Throwable fault) {
        if (status.is5xxServerError()) {
            log.error("Reference {}: answered {}.", reference, status.value(), fault);
        }
    }

    private static boolean forProgram(HttpServletRequest request, String path) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return path.startsWith(request.getContextPath() + "/api/")
                || accept.contains("json") && !accept.contains("text/html");
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatusCode status, String path, String reference, Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(texts.getMessage(Faults.key(status) + ".title", null, locale));
        problem.setDetail(texts.getMessage(Faults.key(status) + ".text", null, locale));
        instance(path).ifPresent(problem::setInstance);
        problem.setProperty("reference", reference);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** A path alone: with two strokes in front it would name another host, and {@code //} is no address at all. */
    private static Optional<URI> instance(String path) {
        try {
            return Optional.of(new URI(path.replaceFirst("^/+", "/")));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static ModelAndView page(HttpServletRequest request, HttpStatusCode status, String reference) {
        var page = new ModelAndView("web/error", status);
        page.addObject("page", PageContext.page(request));
        page.addObject("key", Faults.key(status));
        page.addObject("status", status.value());
        page.addObject("reference", reference);
        return page;
    }

    private static String reference() {
        var text = new StringBuilder();
        for (int at = 0; at < 8; at++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
