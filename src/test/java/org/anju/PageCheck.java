package org.anju;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with the pages that a visitor opens, as sentences: errors on the console, what the content policy
 * refused, requests that failed, what hangs over the right edge, and what axe calls serious or critical.
 */
public final class PageCheck {

    private static final Path AXE = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");
    private static final String OVERHANG = """
            () => {
              const width = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= width ? []
                : [...document.body.querySelectorAll('*')]
                    .filter((each) => each.getBoundingClientRect().right > width + 1)
                    .slice(0, 3)
                    .map((each) => `wider than ${width}: ${each.tagName.toLowerCase()}.${each.className}`)
                    .concat(`the page is ${document.documentElement.scrollWidth} wide`);
            }""";
    private static final String FINDINGS = """
            async () => (await axe.run(document, {
                resultTypes: ['violations'], preload: false, iframes: false,
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
              .filter((each) => each.impact === 'serious' || each.impact === 'critical')
              .flatMap((each) => each.nodes.slice(0, 3).map((node) => `axe ${each.id}: ${node.html.slice(0, 200)}`))""";

    private final Page page;
    private final List<String> heard = new ArrayList<>();

    private PageCheck(Page page) {
        this.page = page;
    }

    /** Listens from now on. */
    public static PageCheck of(Page page) {
        var check = new PageCheck(page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                check.heard.add("console: " + message.text());
            }
        });
        page.onPageError(error -> check.heard.add("script: " + error));
        page.onRequestFailed(request -> check.heard.add("failed: " + request.url() + " " + request.failure()));
        page.onResponse(response -> {
            // The page itself may be an answer to a fault; what it is made of must be there.
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                check.heard.add("answered " + response.status() + ": " + response.url());
            }
        });
        return check;
    }

    /** Everything that is wrong with the page as it stands, and what was heard since the last question. */
    public List<String> faults() {
        var faults = Stream.of(heard, overhang(), findings())
                .flatMap(List::stream)
                .map(fault -> page.url() + " " + fault)
                .toList();
        heard.clear();
        return faults;
    }

    /** As {@link #faults()} without axe, which needs script and time. */
    public List<String> faultsWithoutAxe() {
        var faults = Stream.of(heard, overhang())
                .flatMap(List::stream)
                .map(fault -> page.url() + " " + fault)
                .toList();
        heard.clear();
        return faults;
    }

    private List<String> overhang() {
        return strings(page.evaluate(OVERHANG));
    }

    private List<String> findings() {
        page.evaluate(Axe.SOURCE);
        return strings(page.evaluate(FINDINGS));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static final class Axe {

        private static final String SOURCE = source();

        private static String source() {
            try {
                // Its last expression would be sent back as a value.
                return Files.readString(AXE) + "\n;undefined";
            } catch (IOException missing) {
                throw new UncheckedIOException("npm ci --prefix frontend brings axe-core", missing);
            }
        }
    }
}
