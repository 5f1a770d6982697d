package org.anju.stock;

import java.util.List;
import java.util.Optional;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks through the units for officers. */
@Component
public class UnitList {

    private static final String WHERE = """
            WHERE region = :region AND (:project = '' OR project_code = :project) AND (:state = '' OR state = :state)
            """;

    private final JdbcClient sql;

    UnitList(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which units an officer looks at. */
    public record Filter(RegionCode region, Optional<ProjectCode> project, Optional<UnitState> state) {}

    public int count(Filter filter) {
        return ask(filter, "SELECT count(*) FROM housing.unit " + WHERE)
                .query(Integer.class)
                .single();
    }

    public List<Unit> page(Filter filter, int limit, int offset) {
        return ask(
                        filter,
                        "SELECT * FROM housing.unit " + WHERE
                                + " ORDER BY project_code COLLATE \"C\", building, entrance, floor, room, id"
                                + " LIMIT :limit OFFSET :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(UnitRows::read)
                .list();
    }

    private JdbcClient.StatementSpec ask(Filter filter, String question) {
        return sql.sql(question)
                .param("region", filter.region().value())
                .param("project", filter.project().map(ProjectCode::value).orElse(""))
                .param("state", filter.state().map(UnitState::code).orElse(""));
    }
}
