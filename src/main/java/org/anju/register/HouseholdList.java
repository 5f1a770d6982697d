package org.anju.register;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks through the register for officers. */
@Component
public class HouseholdList {

    private static final String WHERE = """
            WHERE region = :region
              AND (:text = '' OR applicant_name LIKE :pattern OR registration_number LIKE :pattern)
              AND (:type = '' OR housing_type = :type)
              AND (:status = '' OR status = :status)
            """;

    private static final int IN_MEMORY = 1_000;

    private final JdbcClient sql;
    private final HouseholdRows rows;

    HouseholdList(JdbcClient sql, HouseholdRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    public int count(HouseholdFilter filter) {
        return ask(filter, "SELECT count(*) FROM housing.household " + WHERE)
                .query(Integer.class)
                .single();
    }

    public List<Household> page(HouseholdFilter filter, int limit, int offset) {
        var question = "SELECT * FROM housing.household %s ORDER BY %s LIMIT :limit OFFSET :offset"
                .formatted(WHERE, filter.sort().order());
        return ask(filter, question)
                .param("limit", limit)
                .param("offset", offset)
                .query(rows::read)
                .list();
    }

    /** All of them with how often each was corrected, streamed. */
    @Transactional(readOnly = true)
    public void forEach(HouseholdFilter filter, ObjIntConsumer<Household> each) {
        var question = """
                SELECT household.*, (SELECT coalesce(max(ordinal), 0) FROM housing.household_correction c
                                     WHERE c.household_id = household.id) AS corrections
                FROM housing.household %s ORDER BY %s""".formatted(WHERE, filter.sort().order());
        ask(filter, question).withFetchSize(IN_MEMORY).query(row -> {
            each.accept(rows.read(row, 0), row.getInt("corrections"));
        });
    }

    private JdbcClient.StatementSpec ask(HouseholdFilter filter, String question) {
        return sql.sql(question)
                .param("region", filter.region().value())
                .param("text", filter.text())
                .param("pattern", "%" + filter.text().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("type", filter.housingType().map(type -> type.code()).orElse(""))
                .param("status", filter.status().map(Status::code).orElse(""));
    }
}
