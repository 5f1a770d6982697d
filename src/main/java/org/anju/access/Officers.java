package org.anju.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who signs in. */
@Repository
public class Officers {

    private static final String ACCOUNTS = """
            SELECT officer.*, coalesce((SELECT string_agg(role, ',') FROM housing.officer_role
                                         WHERE officer_id = officer.id), '') AS roles
              FROM housing.officer officer
            """;

    private final JdbcClient sql;
    private final Regions regions;

    Officers(JdbcClient sql, Regions regions) {
        this.sql = sql;
        this.regions = regions;
    }

    public Optional<Account> find(OfficerId id) {
        return sql.sql(ACCOUNTS + "WHERE id = ?")
                .param(id.value())
                .query(Officers::account)
                .optional();
    }

    public Optional<Account> named(String account) {
        return sql.sql(ACCOUNTS + "WHERE account = ?")
                .param(account)
                .query(Officers::account)
                .optional();
    }

    /** Every account, by region and name. */
    public List<Account> all() {
        return sql.sql(ACCOUNTS + "ORDER BY region COLLATE \"C\", account COLLATE \"C\"")
                .query(Officers::account)
                .list();
    }

    /** Who holds the role for exactly this region and may sign in. */
    public List<Account> holding(Role role, RegionCode region) {
        return sql.sql(ACCOUNTS + """
                        WHERE region = ? AND closed_at IS NULL
                          AND EXISTS (SELECT FROM housing.officer_role WHERE officer_id = officer.id AND role = ?)
                        ORDER BY account COLLATE "C"
                        """)
                .param(region.value())
                .param(role.code())
                .query(Officers::account)
                .list();
    }

    /** The region where someone holds the role: this one, else the nearest above it, else this one. */
    public RegionCode nearestWith(Role role, RegionCode region) {
        return regions.ancestors(region).stream()
                .map(above -> above.code())
                .filter(code -> !holding(role, code).isEmpty())
                .findFirst()
                .orElse(region);
    }

    public boolean none() {
        return sql.sql("SELECT NOT EXISTS (SELECT FROM housing.officer)")
                .query(Boolean.class)
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var officer = new Officer(
                new OfficerId(row.getObject("id", UUID.class)),
                row.getString("account"),
                row.getString("name"),
                new RegionCode(row.getString("region")),
                Arrays.stream(row.getString("roles").split(","))
                        .flatMap(code -> Role.ofCode(code).stream())
                        .collect(Collectors.toSet()));
        return new Account(
                officer,
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("password_is_new"),
                row.getInt("stamp"),
                instant(row, "locked_until"),
                instant(row, "closed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
