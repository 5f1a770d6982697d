package org.anju.casework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.privacy.FieldClass;
import org.anju.process.CheckedSubmission;
import org.anju.process.DeployedForm;
import org.anju.process.FormField;
import org.anju.process.PublicClass;
import org.anju.step.Heading;

/** The answers that their form makes public, with its labels: choices by their label, dates as ISO. */
final class PublicAnswers {

    private PublicAnswers() {}

    static List<Heading> of(DeployedForm form, CheckedSubmission checked) {
        var headings = new ArrayList<Heading>();
        for (var field : form.fields()) {
            Object value = checked.values().get(field.key());
            if (value != null && field.publicClass() != PublicClass.NONE) {
                headings.add(new Heading(
                        field.key(),
                        field.label(),
                        field.labelEn(),
                        FieldClass.valueOf(field.publicClass().name()),
                        words(field, value)));
            }
        }
        return headings;
    }

    private static String words(FormField field, Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(each -> words(field, each)).collect(Collectors.joining("、"));
        }
        if (value instanceof Boolean answer) {
            return answer ? "是" : "否";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return field.options().stream()
                .filter(option -> option.value().equals(value.toString()))
                .map(FormField.Option::label)
                .findFirst()
                .orElse(value.toString());
    }
}
