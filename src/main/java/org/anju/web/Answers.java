package org.anju.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Faults whose status Spring does not know. A page that can say more answers itself. */
@ControllerAdvice
class Answers {

    @ExceptionHandler
    void overtaken(OptimisticLockingFailureException fault, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException fault, HttpServletResponse response) throws IOException {
        response.sendError(413);
    }
}
