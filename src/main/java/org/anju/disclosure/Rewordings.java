package org.anju.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.privacy.FieldClass;
import org.anju.step.Heading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that stand in place of others in what an obligation publishes, because the leak gate stopped those: a telephone
 * number in a reason, an ID number in a remark. Names and ID numbers have masks instead and are never reworded.
 */
@Repository
class Rewordings {

    private final JdbcClient database;
    private final OfficialClock clock;

    Rewordings(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The same words twice: the later rewording counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reword(ObligationId obligation, String words, String reworded, UUID officer) {
        database.sql("""
                        INSERT INTO housing.rewording (obligation_id, words, reworded, recorded_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (obligation_id, words) DO UPDATE
                          SET reworded = excluded.reworded, recorded_at = excluded.recorded_at,
                              recorded_by = excluded.recorded_by
                        """)
                .params(obligation.value(), words, reworded, Times.sql(clock.instant()), officer)
                .update();
    }

    Map<String, String> of(ObligationId obligation) {
        var reworded = new HashMap<String, String>();
        database.sql("SELECT words, reworded FROM housing.rewording WHERE obligation_id = ?")
                .param(obligation.value())
                .query(row -> {
                    reworded.put(row.getString("words"), row.getString("reworded"));
                });
        return reworded;
    }

    /** They go with the facts that they reworded. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(ObligationId obligation) {
        database.sql("DELETE FROM housing.rewording WHERE obligation_id = ?")
                .param(obligation.value())
                .update();
    }

    /** The material with its words exchanged. */
    static Material applied(Map<String, String> reworded, Material material) {
        if (reworded.isEmpty()) {
            return material;
        }
        return new Material(
                material.headings().stream()
                        .map(heading -> isWords(heading.fieldClass()) ? reworded(heading, reworded) : heading)
                        .toList(),
                material.columns(),
                rows -> material.rows().forEach(row -> rows.accept(reworded(row, material.columns(), reworded))),
                material.attachments());
    }

    static boolean isWords(FieldClass fieldClass) {
        return fieldClass == FieldClass.PLAIN;
    }

    private static Heading reworded(Heading heading, Map<String, String> reworded) {
        return new Heading(
                heading.key(),
                heading.label(),
                heading.labelEn(),
                heading.fieldClass(),
                reworded.getOrDefault(heading.value(), heading.value()));
    }

    private static List<String> reworded(List<String> row, List<Column> columns, Map<String, String> reworded) {
        var changed = new ArrayList<>(row);
        for (var i = 0; i < columns.size(); i++) {
            if (isWords(columns.get(i).fieldClass())) {
                changed.set(i, reworded.getOrDefault(row.get(i), row.get(i)));
            }
        }
        return changed;
    }
}
