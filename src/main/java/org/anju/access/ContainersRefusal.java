package org.anju.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.web.Languages;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;

/**
 * What the container refuses before any filter of ours hears of it: an address with {@code %2f}, a brace, no end. Said in
 * both languages, because nobody has asked which one is read, and with the headers of every answer.
 */
class ContainersRefusal extends ErrorReportValve {

    private static final String PAGE = """
        <!doctype html>
        <html lang="zh-CN">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%s</title><link rel="stylesheet" href="/assets/anju.css">
        </head>
        <body>
        <main class="page__main page__main--narrow">
        %s
        </main>
        </body>
        </html>
        """;

    private final MessageSource texts;

    ContainersRefusal(MessageSource texts) {
        this.texts = texts;
    }

    /** As the container itself does it, with another page. */
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Malformed.HEADERS.forEach(header -> header.writeHeaders(request, response));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        try {
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(page(response.getStatus() < 500 ? "web.error.400" : "web.error.500"));
                response.finishResponse();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String page(String key) {
        var title = texts.getMessage(key + ".title", null, Languages.CHINESE);
        var body = Stream.of(Languages.CHINESE, Languages.ENGLISH)
                .map(language -> section(key, language))
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(title, body);
    }

    private String section(String key, Locale language) {
        return "<section class=\"page__section\" lang=\"%s\"><h1>%s</h1><p>%s</p><p><a href=\"%s\">%s</a></p></section>"
                .formatted(
                        language.toLanguageTag(),
                        texts.getMessage(key + ".title", null, language),
                        texts.getMessage(key + ".text", null, language),
                        Languages.english(language) ? "/en/" : "/",
                        texts.getMessage("web.error.home", null, language));
    }
}
