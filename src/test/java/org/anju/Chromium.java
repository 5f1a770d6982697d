package org.anju;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The system's own chromium, the one without windows if it is there, launched by its first use and closed with the last
 * test. How to use it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Chromium chromium = new Chromium();
 *
 * var page = chromium.visitor(home).page();            // a new person: no cookies, Chinese, 1280 pixels wide
 * var phone = chromium.visitor(home).in("en").wide(360).withoutScript().page();
 * }</pre>
 *
 * Each visitor's cookies end with the test. When a test fails, every open page is drawn into target/screenshots.
 */
public final class Chromium implements BeforeAllCallback, AfterTestExecutionCallback, AfterEachCallback {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final List<Path> PLACES = Stream.of("chromium-headless-shell", "chromium", "chromium-browser")
            .map(Path.of("/usr/bin")::resolve)
            .toList();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<BrowserContext> open = new ArrayList<>();
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Launched.class, type -> new Launched(), Launched.class)
                .browser;
    }

    /** Someone who has never been here. */
    public Visitor visitor(URI home) {
        return new Visitor(home, "zh", 1280, true);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            var name = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName();
            var pages = open.stream().flatMap(each -> each.pages().stream()).toList();
            for (var page : pages) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SCREENSHOTS.resolve(name + "-" + (pages.indexOf(page) + 1) + ".png")));
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        open.forEach(BrowserContext::close);
        open.clear();
    }

    /** A person before a screen. */
    public final class Visitor {

        private final URI home;
        private final String language;
        private final int width;
        private final boolean script;

        private Visitor(URI home, String language, int width, boolean script) {
            this.home = home;
            this.language = language;
            this.width = width;
            this.script = script;
        }

        /** {@code zh} or {@code en}. */
        public Visitor in(String otherLanguage) {
            return new Visitor(home, otherLanguage, width, script);
        }

        public Visitor wide(int pixels) {
            return new Visitor(home, language, pixels, script);
        }

        public Visitor withoutScript() {
            return new Visitor(home, language, width, false);
        }

        /** A blank page in a profile of its own; addresses are relative to home. */
        public Page page() {
            var context = browser.newContext(new Browser.NewContextOptions()
                    .setBaseURL(home.toString())
                    .setViewportSize(width, 900)
                    .setLocale(language.equals("en") ? "en-GB" : "zh-CN")
                    .setTimezoneId("Asia/Shanghai")
                    .setJavaScriptEnabled(script));
            context.addCookies(List.of(new Cookie("lang", language).setUrl(home.toString())));
            context.setDefaultTimeout(10_000);
            open.add(context);
            return context.newPage();
        }
    }

    /** Playwright's driver and the one browser of this run. */
    private static final class Launched implements AutoCloseable {

        private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node().toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(FLAGS));

        /** The driver's archive leaves out its Node: the build has one. */
        private static Path node() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .map(folder -> Path.of(folder, "node"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The browser tests need node: apt install nodejs"));
        }

        private static Path chromium() {
            return PLACES.stream()
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("The browser tests need chromium: apt install chromium"));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
