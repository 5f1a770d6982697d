package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.Database;
import org.anju.calendar.NationalCalendar;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The site of a database in a folder of its own. */
public final class RenderedSite {

    private final SiteFolder folder;
    private final Renderer renderer;

    public RenderedSite(Database database, Path root) {
        this.folder = new SiteFolder(root);
        this.renderer = renderer(database, folder);
    }

    static Renderer renderer(Database database, SiteFolder folder) {
        var calendar = NationalCalendar.complete();
        return new Renderer(
                new PublicStore(database.readerDataSource()), new Templates(messages()), region -> calendar, folder);
    }

    static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/web", "messages/site");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    RenderedSite render() {
        return render(SampleRecord.TODAY);
    }

    private RenderedSite render(LocalDate today) {
        renderPages(today);
        renderLookup();
        return this;
    }

    public void renderPages(LocalDate today) {
        renderer.render(today);
    }

    public void renderLookup() {
        renderer.renderLookup();
    }

    boolean removeWhatIsGone() {
        return renderer.removeWhatIsGone();
    }

    SiteFolder folder() {
        return folder;
    }

    boolean has(String path) {
        return Files.isRegularFile(folder.root().resolve(path));
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        try {
            return Files.readAllBytes(folder.root().resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Document page(String path) {
        return Jsoup.parse(text(path));
    }

    Map<String, byte[]> files() {
        return files(folder.root());
    }

    /** Every file of a folder by its path. */
    static Map<String, byte[]> files(Path root) {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    List<String> pages() {
        return files().keySet().stream().filter(path -> path.endsWith(".html")).toList();
    }
}
