package org.anju.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

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

    /** Not what the form sends: no parts at all, or parts that are none. That they cannot be stored is a fault of ours. */
    @ExceptionHandler
    void unreadable(MultipartException fault, HttpServletResponse response) throws IOException {
        if (fault.getCause() instanceof IOException unstored && !(unstored instanceof FileUploadException)) {
            throw fault;
        }
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Something left out, a word for a number, a file for a text. Spring would tell the log what was typed. */
    @ExceptionHandler({
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class,
        TypeMismatchException.class
    })
    void unfit(Exception fault, HttpServletResponse response) throws Exception {
        if (isOurs(fault)) {
            throw fault;
        }
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean isOurs(Exception fault) {
        return fault instanceof MissingPathVariableException
                || fault instanceof ConversionNotSupportedException unknown && !holdsFile(unknown.getValue());
    }

    private static boolean holdsFile(@Nullable Object value) {
        return value instanceof MultipartFile
                || value instanceof Part
                || value instanceof Collection<?> several && several.stream().anyMatch(Answers::holdsFile)
                || value instanceof Object[] array && Arrays.stream(array).anyMatch(Answers::holdsFile);
    }
}
