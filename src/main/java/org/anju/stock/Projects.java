package org.anju.stock;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.HousingType;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The projects of each region. */
@Component
public class Projects {

    private final JdbcClient sql;
    private final OfficialClock clock;

    Projects(JdbcClient sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<Project> of(RegionCode region) {
        return sql.sql("SELECT * FROM housing.project WHERE region = ? ORDER BY code COLLATE \"C\"")
                .param(region.value())
                .query(Projects::read)
                .list();
    }

    public Optional<Project> find(RegionCode region, ProjectCode code) {
        return sql.sql("SELECT * FROM housing.project WHERE region = ? AND code = ?")
                .param(region.value())
                .param(code.value())
                .query(Projects::read)
                .optional();
    }

    /** Whether it was added; not if its code or its name is known in the region. */
    @Transactional
    public boolean add(Project project, String officer) {
        return sql.sql("""
                        INSERT INTO housing.project (region, code, name, housing_type, address, completed_on, recorded_at,
                          recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .param(project.region().value())
                        .param(project.code().value())
                        .param(project.name())
                        .param(project.housingType().code())
                        .param(project.address())
                        .param(project.completedOn().orElse(null))
                        .param(Timestamp.from(clock.instant()))
                        .param(officer)
                        .update()
                == 1;
    }

    static Project read(ResultSet row, int number) throws SQLException {
        return new Project(
                new RegionCode(row.getString("region")),
                new ProjectCode(row.getString("code")),
                row.getString("name"),
                HousingType.ofCode(row.getString("housing_type")).orElseThrow(),
                row.getString("address"),
                Optional.ofNullable(row.getDate("completed_on")).map(Date::toLocalDate));
    }
}
