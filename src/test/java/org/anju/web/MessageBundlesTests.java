package org.anju.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, and every page finds its texts. */
class MessageBundlesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9._-]*[A-Za-z0-9])[}(]");

    @Test
    void everyTextIsInBothLanguages() throws IOException {
        for (var chinese : bundles().stream().filter(file -> !isEnglish(file)).toList()) {
            var english =
                    chinese.resolveSibling(chinese.getFileName().toString().replace(".properties", "_en.properties"));

            assertThat(keys(english)).as(chinese.toString()).containsAll(keys(chinese));
        }
    }

    @Test
    void everyBundleIsRegistered() throws IOException {
        var registered = Files.readString(RESOURCES.resolve("application.yaml"));

        for (var file : bundles()) {
            if (!keys(file).isEmpty()) {
                var name = file.getFileName().toString().replaceAll("(_en)?\\.properties$", "");
                assertThat(registered).as(name).containsPattern("messages/" + name + "\\b");
            }
        }
    }

    @Test
    void noKeyStandsInTwoBundles() throws IOException {
        var seen = new ArrayList<String>();
        for (var file : bundles().stream().filter(file -> !isEnglish(file)).toList()) {
            seen.addAll(keys(file));
        }

        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void everyKeyOfATemplateExists() throws IOException {
        var known = new TreeSet<String>();
        for (var file : bundles()) {
            known.addAll(keys(file));
        }

        assertThat(templates()).isNotEmpty();
        for (var template : templates()) {
            assertThat(known).as(template.toString()).containsAll(keysOf(template));
        }
    }

    @Test
    void everyTextIsComplete() throws IOException {
        for (var file : bundles()) {
            texts(file)
                    .forEach((key, text) ->
                            assertThat(text.toString()).as(file + " " + key).isNotBlank());
        }
    }

    /** Only a text with places to fill in goes through {@code MessageFormat}, which halves apostrophes. */
    @Test
    void anApostropheIsWrittenTwiceWhereItIsHalved() throws IOException {
        for (var file : bundles()) {
            texts(file).forEach((key, text) -> {
                var filled = text.toString().matches("(?s).*\\{\\d.*");
                assertThat(text.toString()).as(file + " " + key).doesNotContainPattern(filled ? "(?<!')'(?!')" : "''");
            });
        }
    }

    private static Set<String> keysOf(Path template) throws IOException {
        var keys = new TreeSet<String>();
        var matcher = KEY.matcher(Files.readString(template).replaceAll("(?s)<!--/\\*.*?\\*/-->", ""));
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }

    private static Set<String> keys(Path bundle) throws IOException {
        return new TreeSet<>(texts(bundle).stringPropertyNames());
    }

    private static Properties texts(Path bundle) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static boolean isEnglish(Path bundle) {
        return bundle.toString().endsWith("_en.properties");
    }

    private static List<Path> bundles() throws IOException {
        return files("messages", ".properties");
    }

    private static List<Path> templates() throws IOException {
        return files("templates", ".html");
    }

    private static List<Path> files(String folder, String extension) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        }
    }
}
