package org.anju.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.step.Heading;

/** Puts corrected values in the place of those that a feature told. Pure. */
final class Overrides {

    private Overrides() {}

    /** @param byRow registration number → column key → value; the empty number stands for the headings */
    static Material apply(Material material, Map<String, Map<String, String>> byRow) {
        var ofHeadings = byRow.getOrDefault("", Map.of());
        var headings = material.headings().stream()
                .map(heading -> ofHeadings.containsKey(heading.key())
                        ? new Heading(
                                heading.key(),
                                heading.label(),
                                heading.labelEn(),
                                heading.fieldClass(),
                                ofHeadings.get(heading.key()))
                        : heading)
                .toList();
        var keys = material.columns().stream().map(Column::key).toList();
        var number = keys.indexOf(Column.REGISTRATION_NUMBER);
        RowSource rows = number < 0
                ? material.rows()
                : consumer ->
                        material.rows().forEach(row -> consumer.accept(changed(row, keys, byRow.get(row.get(number)))));
        return new Material(headings, material.columns(), rows, material.attachments());
    }

    private static List<String> changed(
            List<String> row, List<String> keys, @org.jspecify.annotations.Nullable Map<String, String> values) {
        if (values == null) {
            return row;
        }
        var changed = new ArrayList<>(row);
        values.forEach((key, value) -> {
            if (keys.contains(key)) {
                changed.set(keys.indexOf(key), value);
            }
        });
        return changed;
    }
}
