package org.anju.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.calendar.Calendars;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.springframework.context.ApplicationContext;

/** The application's site once more, in an empty folder, from the same store on the same day. */
public final class FreshSite {

    private FreshSite() {}

    /** The files by whose bytes, or by whose absence, the site's folder differs from a fresh one. */
    public static List<String> differences(ApplicationContext context, Path empty) {
        var calendars = context.getBean(Calendars.class);
        var folder = new SiteFolder(empty);
        var renderer = new Renderer(
                context.getBean(PublicStore.class),
                context.getBean(Templates.class),
                region -> calendars.find(new RegionCode(region)).orElseGet(calendars::national),
                folder);
        renderer.render(context.getBean(OfficialClock.class).today());
        renderer.renderLookup();
        var fresh = files(empty);
        var present = files(context.getBean(SiteFolder.class).root());
        var names = new TreeSet<>(fresh.keySet());
        names.addAll(present.keySet());
        return names.stream()
                .filter(name -> !Objects.requireNonNullElse(present.get(name), -1)
                        .equals(Objects.requireNonNullElse(fresh.get(name), -2)))
                .toList();
    }

    /** The look-up follows the pages: it is brought to their state now. */
    public static void lookUp(ApplicationContext context) {
        context.getBean(Renderer.class).renderLookup();
    }

    private static TreeMap<String, Integer> files(Path root) {
        var files = new TreeMap<String, Integer>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }
}
