package org.anju.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.anju.privacy.FieldClass;
import org.anju.privacy.MaskPolicy;
import org.anju.step.Heading;

/**
 * What the public would see of a material: fields of class {@code none} left out, ID numbers behind the mask, and,
 * where only that is allowed, no personal column at all. Pure.
 *
 * @param rows masked, cells in the order of the columns
 */
record Projection(List<Heading> headings, List<Column> columns, List<List<String>> rows, Extent extent) {

    static Projection of(Material material, MaskPolicy mask, Extent extent) {
        var shown = new ArrayList<Integer>();
        for (var i = 0; i < material.columns().size(); i++) {
            if (shows(material.columns().get(i).fieldClass(), extent)) {
                shown.add(i);
            }
        }
        var columns = shown.stream().map(material.columns()::get).toList();
        var rows = new ArrayList<List<String>>();
        material.rows()
                .forEach(row -> rows.add(shown.stream()
                        .map(i -> cell(material.columns().get(i), row.get(i), mask))
                        .toList()));
        var headings = material.headings().stream()
                .filter(heading -> shows(heading.fieldClass(), extent))
                .toList();
        return new Projection(headings, columns, rows, extent);
    }

    private static boolean shows(FieldClass fieldClass, Extent extent) {
        return fieldClass != FieldClass.NONE && !(fieldClass.isPersonal() && extent == Extent.WITHOUT_PERSONAL_DATA);
    }

    private static String cell(Column column, String value, MaskPolicy mask) {
        return column.fieldClass() == FieldClass.MASKED_ID ? mask.mask(value) : value;
    }

    boolean personal() {
        return columns.stream().anyMatch(column -> column.fieldClass().isPersonal())
                || headings.stream().anyMatch(heading -> heading.fieldClass().isPersonal());
    }
}
