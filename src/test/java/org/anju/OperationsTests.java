package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The operators' handbook names every setting, and no setting that does not exist. */
class OperationsTests {

    @Test
    void everySettingIsDocumentedAndEveryDocumentedSettingExists() throws IOException {
        assertThat(documented()).isEqualTo(settings());
    }

    private static Set<String> documented() throws IOException {
        return Pattern.compile("`(anju\\.[a-z.-]+)`")
                .matcher(Files.readString(Path.of("docs", "operations.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> settings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.anju").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> keys(
                                type,
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(Class<?> settings, String prefix) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(component -> {
            var key = prefix + "." + kebab(component);
            return component.getType().isRecord()
                            && component.getType().getName().startsWith("org.anju")
                    ? keys(component.getType(), key)
                    : Stream.of(key);
        });
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
