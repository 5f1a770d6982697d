package org.anju.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the public may see of a batch between its editions: its nodes, when each is planned, begun and ended. */
@Repository
public class Timeline {

    private final JdbcClient database;
    private final OfficialClock clock;

    Timeline(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A node as the timeline lists it; {@code element} is its id in the diagram. */
    public record Node(
            NodeId id,
            int position,
            String name,
            String nameEn,
            @Nullable String item,
            String element) {}

    /** Shows a batch for the first time, once its plan was approved. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void show(
            BatchNumber batch, RegionCode region, String title, String housingType, String period, List<Node> nodes) {
        database.sql("""
                        INSERT INTO disclosure.public_batch
                          (number, region, title, housing_type, planned_period, order_checkable, updated_at)
                        VALUES (?, ?, ?, ?, ?, false, ?)
                        ON CONFLICT (number) DO NOTHING
                        """)
                .params(batch.value(), region.value(), title, housingType, period, Times.sql(clock.instant()))
                .update();
        for (var node : nodes) {
            database.sql("""
                            INSERT INTO disclosure.public_node (batch_number, node, position, name, name_en, item, element)
                            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                            """)
                    .params(java.util.Arrays.asList(
                            batch.value(),
                            node.id().value(),
                            node.position(),
                            node.name(),
                            node.nameEn(),
                            node.item(),
                            node.element()))
                    .update();
        }
    }

    /** What the approved procedure tells the public. */
    public record Notice(
            LocalDate signUpOpensOn,
            LocalDate signUpClosesOn,
            String whatToBring,
            String contact,
            String phone,
            String supervision) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(BatchNumber batch, Notice notice, Map<NodeId, LocalDate> plannedEnds) {
        database.sql("""
                        UPDATE disclosure.public_batch SET sign_up_opens_on = ?, sign_up_closes_on = ?, what_to_bring = ?,
                               contact = ?, phone = ?, supervision = ?, updated_at = ? WHERE number = ?
                        """)
                .params(
                        notice.signUpOpensOn(),
                        notice.signUpClosesOn(),
                        notice.whatToBring(),
                        notice.contact(),
                        notice.phone(),
                        notice.supervision(),
                        Times.sql(clock.instant()),
                        batch.value())
                .update();
        plannedEnds.forEach((node, day) -> database.sql(
                        "UPDATE disclosure.public_node SET planned_on = ? WHERE batch_number = ? AND node = ?")
                .params(day, batch.value(), node.value())
                .update());
    }

    /** Today, unless it had begun before; a batch that is not shown yet has no nodes to begin. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void began(BatchNumber batch, NodeId node) {
        database.sql("""
                        UPDATE disclosure.public_node SET started_on = COALESCE(started_on, ?)
                         WHERE batch_number = ? AND node = ?
                        """).params(clock.today(), batch.value(), node.value()).update();
        touch(batch);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(BatchNumber batch, NodeId node, LocalDate occurredOn) {
        database.sql("""
                        UPDATE disclosure.public_node SET started_on = COALESCE(started_on, ?), ended_on = ?
                         WHERE batch_number = ? AND node = ?
                        """)
                .params(occurredOn, occurredOn, batch.value(), node.value())
                .update();
        touch(batch);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void voided(BatchNumber batch, LocalDate on) {
        database.sql("UPDATE disclosure.public_batch SET voided_on = ? WHERE number = ?")
                .params(on, batch.value())
                .update();
        touch(batch);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(BatchNumber batch, LocalDate on) {
        database.sql("UPDATE disclosure.public_batch SET closed_on = ? WHERE number = ?")
                .params(on, batch.value())
                .update();
        touch(batch);
    }

    private void touch(BatchNumber batch) {
        database.sql("UPDATE disclosure.public_batch SET updated_at = ? WHERE number = ?")
                .params(Times.sql(clock.instant()), batch.value())
                .update();
    }
}
