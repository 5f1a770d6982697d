package org.anju.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.intake.ImportId;
import org.anju.privacy.Seal;
import org.anju.privacy.SealedColumn;
import org.anju.privacy.SealedText;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lines of files that were left out until they are put right (待补正). */
@Component
public class PendingRows {

    private static final SealedColumn CONTENT = new SealedColumn("housing.pending_row.content");
    // Stands between the cells of a sealed line; no cell can hold it, because it is white space there.
    private static final String BETWEEN = "\t";

    private final JdbcClient sql;
    private final Seal seal;
    private final OfficialClock clock;

    PendingRows(JdbcClient sql, Seal seal, OfficialClock clock) {
        this.sql = sql;
        this.seal = seal;
        this.clock = clock;
    }

    /** One line: from which import, which row there, and its cells in the order of the template. */
    public record Pending(ImportId importId, int row, RegionCode region, List<String> texts) {

        /** Shows none of the cells. */
        @Override
        public String toString() {
            return "Pending[%s, row %d]".formatted(importId, row);
        }
    }

    public List<Pending> open(RegionCode region, int limit, int offset) {
        return sql.sql("""
                        SELECT * FROM housing.pending_row WHERE region = ? AND state = 'open'
                        ORDER BY import_id, row_number LIMIT ? OFFSET ?
                        """)
                .param(region.value())
                .param(limit)
                .param(offset)
                .query(this::read)
                .list();
    }

    public int count(RegionCode region) {
        return sql.sql("SELECT count(*) FROM housing.pending_row WHERE region = ? AND state = 'open'")
                .param(region.value())
                .query(Integer.class)
                .single();
    }

    public Optional<Pending> find(ImportId id, int row) {
        return sql.sql("SELECT * FROM housing.pending_row WHERE import_id = ? AND row_number = ? AND state = 'open'")
                .param(id.value())
                .param(row)
                .query(this::read)
                .optional();
    }

    /** The line was put right and entered, or dropped. */
    @Transactional
    public boolean settle(Pending pending, boolean registered, String officer) {
        return sql.sql("""
                        UPDATE housing.pending_row SET state = ?, settled_at = ?, settled_by = ?
                        WHERE import_id = ? AND row_number = ? AND state = 'open'
                        """)
                        .param(registered ? "registered" : "dropped")
                        .param(Timestamp.from(clock.instant()))
                        .param(officer)
                        .param(pending.importId().value())
                        .param(pending.row())
                        .update()
                == 1;
    }

    String sealed(List<String> texts) {
        return seal.seal(String.join(BETWEEN, texts), CONTENT).value();
    }

    private Pending read(ResultSet row, int number) throws SQLException {
        return new Pending(
                new ImportId(row.getObject("import_id", UUID.class)),
                row.getInt("row_number"),
                new RegionCode(row.getString("region")),
                List.of(seal.open(new SealedText(row.getString("content")), CONTENT)
                        .split(BETWEEN, -1)));
    }
}
