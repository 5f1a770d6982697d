package org.anju.region;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All regions. Few and rarely changed, so questions about them are asked of the table. */
@Repository
public class Regions {

    private final JdbcClient sql;

    public Regions(JdbcClient sql) {
        this.sql = sql;
    }

    /** Every region, by code. */
    public List<Region> all() {
        return sql.sql("SELECT * FROM housing.region ORDER BY code COLLATE \"C\"")
                .query(Regions::region)
                .list();
    }

    public Optional<Region> find(RegionCode code) {
        return sql.sql("SELECT * FROM housing.region WHERE code = ?")
                .param(code.value())
                .query(Regions::region)
                .optional();
    }

    /** The region itself first, then its parent, up to the top; empty for an unknown one. */
    public List<Region> ancestors(RegionCode code) {
        return sql.sql("""
                        WITH RECURSIVE line AS (
                          SELECT region.*, 0 AS height FROM housing.region WHERE code = ?
                          UNION ALL
                          SELECT above.*, line.height + 1 FROM housing.region above JOIN line ON above.code = line.parent
                          WHERE line.height < 20)
                        SELECT * FROM line ORDER BY height
                        """).param(code.value()).query(Regions::region).list();
    }

    /** Whether who answers for {@code scope} answers for {@code code}: the same region or one below it. */
    public boolean covers(RegionCode scope, RegionCode code) {
        return scope.equals(code)
                || ancestors(code).stream().anyMatch(region -> region.code().equals(scope));
    }

    /** Adds the region, or gives a known one its new names and office. */
    @Transactional
    public void save(Region region) {
        var office = region.office();
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, parent, bureau, bureau_en, address, phone,
                                                    supervision_phone, credit_code, site)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (code) DO UPDATE SET
                          name = excluded.name, name_en = excluded.name_en, parent = excluded.parent,
                          bureau = excluded.bureau, bureau_en = excluded.bureau_en, address = excluded.address,
                          phone = excluded.phone, supervision_phone = excluded.supervision_phone,
                          credit_code = excluded.credit_code, site = excluded.site
                        """)
                .param(region.code().value())
                .param(region.name())
                .param(region.nameEn())
                .param(region.parent().map(RegionCode::value).orElse(null))
                .param(office.bureau())
                .param(office.bureauEn())
                .param(office.address())
                .param(office.phone())
                .param(office.supervisionPhone())
                .param(office.creditCode())
                .param(office.site().toString())
                .update();
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        return new Region(
                new RegionCode(row.getString("code")),
                row.getString("name"),
                row.getString("name_en"),
                Optional.ofNullable(row.getString("parent")).map(RegionCode::new),
                new Office(
                        row.getString("bureau"),
                        row.getString("bureau_en"),
                        row.getString("address"),
                        row.getString("phone"),
                        row.getString("supervision_phone"),
                        row.getString("credit_code"),
                        URI.create(row.getString("site"))));
    }
}
