package org.anju.site;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is new (Atom, RFC 4287) and what there is (site maps): for everything together and for each office, whose site
 * map holds its official addresses. Titles and links, never personal data.
 */
final class FeedFiles {

    private static final int ENTRIES = 50;
    private static final List<String> EVERYWHERE =
            List.of("index.html", "batches/index.html", "obligations/index.html", "changes/index.html");

    private final Snapshot snapshot;

    FeedFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    void write(Press press) {
        var offices = snapshot.offices();
        press.file("feed.xml", feed("feed.xml", offices.stream().findFirst(), edition -> true));
        offices.forEach(office -> {
            var path = "feeds/" + office.region() + ".xml";
            press.file(path, feed(path, Optional.of(office), edition -> isOf(office, edition)));
            press.file(map(office), siteMap(office));
        });
        press.file("robots.txt", robots());
    }

    private static String map(Office office) {
        return "sitemaps/" + office.region() + ".xml";
    }

    private static boolean isOf(Office office, Edition edition) {
        return edition.region().equals(office.region());
    }

    /** Newest first. */
    private String feed(String path, Optional<Office> office, Predicate<Edition> wanted) {
        var shown = snapshot.latest().stream()
                .filter(edition -> edition.takedown() == null)
                .filter(wanted)
                .limit(ENTRIES)
                .toList();
        var root = path.contains("/") ? "../" : "";
        var bureau = escape(office.map(Office::bureau).orElse("安居"));
        var updated =
                shown.stream().map(FeedFiles::updated).max(String::compareTo).orElse("1970-01-01T00:00:00Z");
        var id = office.map(each -> each.official(path).toString()).orElse("urn:anju:feed");
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                <title>%1$s · 保障性住房信息公开</title>
                <id>%2$s</id>
                <link href="%3$sindex.html"/>
                <link rel="self" href="%3$s%4$s"/>
                <author><name>%1$s</name></author>
                <updated>%5$s</updated>
                """.formatted(bureau, escape(id), root, path, updated));
        shown.forEach(edition -> xml.append(entry(root, edition)));
        return xml.append("</feed>\n").toString();
    }

    private static String entry(String root, Edition edition) {
        return """
                <entry><title>%s</title><id>urn:uuid:%s</id><link href="%s%s"/><updated>%s</updated><summary>%s</summary></entry>
                """.formatted(
                escape(edition.title()), edition.id(), root, edition.path(), updated(edition), escape(edition.basis()));
    }

    private static String updated(Edition edition) {
        var at = edition.publicAt();
        return (at == null ? edition.stoodAt() : at)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Every page of the office without personal data, in both languages. */
    private String siteMap(Office office) {
        var paths = new ArrayList<>(EVERYWHERE);
        snapshot.batches().stream()
                .filter(batch -> batch.region().equals(office.region()))
                .forEach(batch -> paths.add(batch.path()));
        snapshot.editions().stream()
                .filter(edition -> isOf(office, edition) && edition.inForce() && !edition.personal())
                .forEach(edition -> paths.add(edition.path()));
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                """);
        for (var path : paths) {
            for (var language : List.of("", Place.ENGLISH)) {
                xml.append("<url><loc>")
                        .append(escape(office.official(language + path).toString()))
                        .append("</loc></url>\n");
            }
        }
        return xml.append("</urlset>\n").toString();
    }

    private String robots() {
        return snapshot.offices().stream()
                .map(office -> "Sitemap: " + office.official(map(office)) + "\n")
                .collect(Collectors.joining("", "User-agent: *\nDisallow: /lookup/\nDisallow: /en/lookup/\n", ""));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
