package org.anju.process;

import java.util.List;
import java.util.Map;

/**
 * What someone submitted, checked against its form.
 *
 * @param values what counts: visible, writable fields in their proper types (text, Long, BigDecimal, Boolean,
 *     LocalDate, LocalTime, LocalDateTime, lists of text, lists of rows); a field left empty is absent
 * @param faults everything that is wrong, in the order of the form; nothing may be stored unless it is empty
 */
public record CheckedSubmission(Map<String, Object> values, List<FormFault> faults) {

    public boolean isRight() {
        return faults.isEmpty();
    }
}
