package org.anju.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of the notice, under which its editions are found. */
enum Section {
    CONSTRUCTION("construction", "A1.1", "A1.2", "A2.1", "A2.2", "A2.3"),
    POLICY("policy", "B1.1"),
    GUIDE("guide", "B1.2"),
    APPLICANTS("applicants", "B2.1", "B2.2"),
    UNITS("units", "B3.1", "B3.2"),
    PROCEDURE("procedure", "B4"),
    PROGRESS("progress", "B5"),
    RESULTS("results", "B6"),
    EXITS("exits", "B7");

    private final String word;
    private final List<String> items;

    Section(String word, String... items) {
        this.word = word;
        this.items = List.of(items);
    }

    String word() {
        return word;
    }

    String path() {
        return "sections/" + word + "/index.html";
    }

    boolean holds(Edition edition) {
        return items.contains(edition.item());
    }

    static Optional<Section> of(Edition edition) {
        return Arrays.stream(values()).filter(section -> section.holds(edition)).findFirst();
    }
}
