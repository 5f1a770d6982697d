package org.anju.casework;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.anju.privacy.Artefact;
import org.anju.privacy.LeakGate;
import org.anju.web.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, one mail after another. A server that does not answer ends the run, so that each run
 * waits for it once; a mail that it refuses waits alone. A mail may arrive twice if the machine stops between sending and
 * noting it; both copies carry the same Message-ID.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailRun {

    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final Optional<JavaMailSenderImpl> server;
    private final MailSettings settings;
    private final MessageSource texts;
    private final TransactionTemplate transaction;

    MailRun(
            Outbox outbox,
            ObjectProvider<JavaMailSenderImpl> server,
            MailSettings settings,
            MessageSource texts,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.server = Optional.ofNullable(server.getIfAvailable());
        this.server.ifPresent(known -> MailSockets.limit(known, settings.longest()));
        this.settings = settings;
        this.texts = texts;
        this.transaction = transaction;
    }

    /** Without a mail server everything waits; the operators' page says so. */
    boolean configured() {
        return server.isPresent();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void run() {
        server.ifPresent(this::empty);
    }

    private void empty(JavaMailSenderImpl server) {
        var answers = true;
        for (int taken = 0; answers && taken < AT_ONCE; taken++) {
            var next = Objects.requireNonNull(transaction.execute(status -> outbox.take()));
            answers = next.isPresent() && send(next.get(), server);
        }
    }

    /** Outside a transaction, so that nothing waits for a slow server; whether the server answers. */
    private boolean send(Mail mail, JavaMailSenderImpl server) {
        if (mail.address().isEmpty()) {
            note(() -> outbox.failed(mail, "NoAddress"));
            return true;
        }
        try {
            var message = written(mail, mail.address().get());
            if (leaks(message)) {
                note(() -> outbox.failed(mail, "Leak"));
                return true;
            }
            server.send(message);
            note(() -> outbox.sent(mail));
            return true;
        } catch (MailException | MessagingException failure) {
            return refused(mail, failure);
        }
    }

    /** Only the kind of fault is noted: a server's answer may repeat the address. */
    private boolean refused(Mail mail, Exception failure) {
        var away = MailFault.isServerAway(failure);
        note(() -> {
            if (away) {
                outbox.unreachable(mail, "ServerAway");
            } else {
                outbox.failed(mail, "Refused");
            }
        });
        return !away;
    }

    private void note(Runnable outcome) {
        transaction.executeWithoutResult(status -> outcome.run());
    }

    /** What leaves by mail passes the leak gate as what is published does: no number of a person travels so. */
    private static boolean leaks(MimeMessage message) throws MessagingException {
        try {
            var words = message.getSubject() + "\n" + message.getContent();
            var mail = Artefact.of("mail.txt", "text/plain", words.getBytes(StandardCharsets.UTF_8));
            return !new LeakGate(List.of()).scan(mail).isEmpty();
        } catch (IOException unreadable) {
            throw new MessagingException("A mail that was just written cannot be read.", unreadable);
        }
    }

    private MimeMessage written(Mail mail, String address) throws MessagingException {
        var what = texts.getMessage(mail.subjectKey(), mail.values(), Languages.CHINESE);
        var link = settings.desk().toString().replaceAll("/+$", "") + mail.path();
        var message = new Numbered(mail.id() + "@anju");
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(address);
        helper.setSubject(texts.getMessage("casework.mail.subject", new Object[] {what}, Languages.CHINESE));
        helper.setText(texts.getMessage("casework.mail.text", new Object[] {what, link}, Languages.CHINESE));
        return message;
    }

    /** Keeps the Message-ID it was given; jakarta.mail would invent another with each attempt. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        private Numbered(String number) {
            super(Session.getInstance(new Properties()));
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
