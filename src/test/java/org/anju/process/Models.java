package org.anju.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The models that the project ships, as files. */
final class Models {

    static final Path FOLDER = Path.of("processes");
    static final Path FORMS = Path.of("forms");

    static List<String> ids() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.substring(0, name.length() - ".bpmn".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String id) {
        return text(id).getBytes(StandardCharsets.UTF_8);
    }

    static String text(String id) {
        try {
            return Files.readString(FOLDER.resolve(id + ".bpmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model model(String id) {
        try {
            return Model.read(id, bytes(id));
        } catch (org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private Models() {}
}
