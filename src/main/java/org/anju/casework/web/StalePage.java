package org.anju.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.anju.casework.NotYours;
import org.anju.casework.TaskOver;
import org.anju.process.TaskGone;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Too late: the task is done, withdrawn or somebody else's. Nothing changed, and what was typed is shown again. */
@ControllerAdvice(basePackageClasses = StalePage.class)
class StalePage {

    @ExceptionHandler({
        TaskOver.class,
        TaskGone.class,
        DeskTasks.Gone.class,
        ConcurrencyFailureException.class,
        DuplicateKeyException.class
    })
    ModelAndView tooLate(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return new ModelAndView(
                "casework/stale",
                Map.of(
                        "typed",
                        Typed.anyOf(request),
                        "back",
                        ReturnLink.list(String.valueOf(request.getParameter("back")))));
    }

    @ExceptionHandler(NotYours.class)
    void forAnotherRole(HttpServletResponse response) throws java.io.IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
