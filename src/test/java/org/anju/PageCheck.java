package org.anju;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the pages that a visitor opens, as sentences: errors on the console, what the content policy
 * refused, requests that failed, a missing document type, what hangs over the right edge,
 * and what axe calls serious or critical.
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
        page.addInitScript(Axe.SOURCE);
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

    /** Everything that is wrong at the width at which the page was loaded, and what hangs over at the other one. */
    public List<String> faults(int otherWidth) {
        var faults = faultsWithoutAxe();
        faults.addAll(named(findings()));
        var size = page.viewportSize();
        page.setViewportSize(otherWidth, size.height);
        faults.addAll(faultsWithoutAxe());
        page.setViewportSize(size.width, size.height);
        return faults;
    }

    /** What was heard since the last question, and what hangs over; axe needs script. */
    public List<String> faultsWithoutAxe() {
        var overhang = overhang();
        if (page.evaluate("document.compatMode").equals("BackCompat")) {
            heard.add("without a document type, so laid out as in 1998");
        }
        var faults = new ArrayList<String>(named(heard));
        heard.clear();
        faults.addAll(named(overhang));
        return faults;
    }

    private List<String> named(List<String> faults) {
        return faults.stream().map(fault -> page.url() + " " + fault).toList();
    }

    private List<String> overhang() {
        return strings(page.evaluate(OVERHANG));
    }

    private List<String> findings() {
        return strings(page.evaluate(FINDINGS));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static final class Axe {

        private static final String SOURCE = source();

        private static String source() {
            try {
                return Files.readString(AXE);
            } catch (IOException missing) {
                throw new UncheckedIOException("npm ci --prefix frontend brings axe-core", missing);
            }
        }
    }
}
