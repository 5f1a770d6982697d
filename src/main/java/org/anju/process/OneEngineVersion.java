package org.anju.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** All parts of the engine are of one version, the one whose tables the migrations made. */
final class OneEngineVersion {

    static final String VERSION = "7.24.0";

    /** What each part says of itself; the language of decisions ({@code org.camunda.feel}) counts its own versions. */
    private static final String PARTS = "classpath*:META-INF/maven/org.camunda*/*/pom.properties";

    private static final String OTHER_VERSIONS = "org.camunda.feel";

    private OneEngineVersion() {}

    /** Refuses to start on a mixture, which the engine itself would find out late or never. */
    static void check() {
        refuseMixture(parts());
    }

    static void refuseMixture(Map<String, String> parts) {
        var versions = new TreeSet<>(parts.values());
        if (!versions.equals(new TreeSet<>(List.of(VERSION)))) {
            throw new IllegalStateException("All parts of the engine must be %s; found %s.".formatted(VERSION, parts));
        }
    }

    /** Version by name of the part. */
    static Map<String, String> parts() {
        try {
            var parts = new TreeMap<String, String>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PARTS)) {
                var part = PropertiesLoaderUtils.loadProperties(resource);
                if (!OTHER_VERSIONS.equals(part.getProperty("groupId"))) {
                    parts.put(part.getProperty("artifactId", ""), part.getProperty("version", ""));
                }
            }
            return parts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
