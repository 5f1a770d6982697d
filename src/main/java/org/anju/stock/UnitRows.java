package org.anju.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.anju.disclosure.BatchNumber;
import org.anju.region.RegionCode;

/** How a unit stands in its table. */
final class UnitRows {

    private UnitRows() {}

    static Unit read(ResultSet row, int number) throws SQLException {
        return new Unit(
                new UnitId(row.getObject("id", UUID.class)),
                new RegionCode(row.getString("region")),
                new ProjectCode(row.getString("project_code")),
                row.getString("building"),
                row.getString("entrance"),
                row.getString("room"),
                row.getString("unit_type"),
                row.getBigDecimal("area"),
                row.getInt("floor"),
                UnitState.ofCode(row.getString("state")).orElseThrow(),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("batch_number")).map(BatchNumber::new));
    }
}
