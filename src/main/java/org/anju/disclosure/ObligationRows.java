package org.anju.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.anju.region.RegionCode;

/** Reads rows of {@code disclosure.obligation}. */
final class ObligationRows {

    private ObligationRows() {}

    static Obligation read(ResultSet row, int number) throws SQLException {
        return new Obligation(
                new ObligationId(row.getObject("id", UUID.class)),
                new ItemCode(row.getString("item")),
                matter(row),
                row.getString("title"),
                row.getString("title_en"),
                row.getObject("trigger_on", LocalDate.class),
                row.getTimestamp("arisen_at").toInstant(),
                DueRule.parse(row.getString("rule")),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("provisional"),
                row.getLong("calendar_version"),
                row.getString("derivation"),
                row.getString("derivation_en"),
                ObligationState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("edition_id", UUID.class)).map(EditionId::new));
    }

    private static Matter matter(ResultSet row) throws SQLException {
        var region = new RegionCode(row.getString("region"));
        var round = row.getInt("round");
        var part = Part.of(row.getString("part"));
        var batch = row.getString("batch_number");
        if (batch == null) {
            var month = round / 100;
            return new Matter.OfMonth(region, YearMonth.of(month / 100, month % 100), round % 100, part);
        }
        return new Matter.OfNode(region, new BatchNumber(batch), new NodeId(row.getString("node")), round, part);
    }
}
