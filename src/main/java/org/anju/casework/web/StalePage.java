package org.anju.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.anju.access.DeskHeader;
import org.anju.casework.NotYours;
import org.anju.casework.TaskOver;
import org.anju.process.TaskGone;
import org.anju.web.Page;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Too late: the task is done, withdrawn or somebody else's. Nothing changed, and what was typed is shown again. */
@ControllerAdvice(basePackageClasses = StalePage.class)
class StalePage {

    private final DeskHeader header;

    StalePage(DeskHeader header) {
        this.header = header;
    }

    @ExceptionHandler({
        TaskOver.class,
        TaskGone.class,
        DeskTasks.Gone.class,
        ConcurrencyFailureException.class,
        DuplicateKeyException.class
    })
    ModelAndView tooLate(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        var page = new ModelAndView("casework/stale");
        page.addObject("page", Page.of(request));
        page.addObject("typed", Typed.anyOf(request));
        page.addObject("back", ReturnLink.list(Objects.requireNonNullElse(request.getParameter("back"), "")));
        page.addObject("sent", !request.getMethod().equals("GET"));
        header.addTo(page, request);
        return page;
    }

    @ExceptionHandler(NotYours.class)
    void forAnotherRole(HttpServletResponse response) throws java.io.IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
