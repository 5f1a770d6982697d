package org.anju.casework;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** Whether it is the server that fails, or one mail that it does not want. */
final class MailFault {

    private static final int DEPTH = 20;

    private MailFault() {}

    /** Not reached, not answering, or not letting us in: no mail would leave. */
    static boolean isServerAway(Throwable failure) {
        return chain(failure)
                .anyMatch(cause -> cause instanceof IOException || cause instanceof MailAuthenticationException);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        var ofMails = failure instanceof MailSendException sending
                ? Arrays.stream(sending.getMessageExceptions()).flatMap(MailFault::causes)
                : Stream.<Throwable>empty();
        return Stream.concat(causes(failure), ofMails);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .limit(DEPTH)
                .flatMap(Optional::stream);
    }
}
