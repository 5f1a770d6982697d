package org.anju.batch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.BatchNumber;
import org.anju.draw.Contribution;
import org.anju.draw.DrawOrder;
import org.anju.draw.ImportedOrder;
import org.anju.draw.Order;
import org.anju.draw.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The order of a batch, written once, and the notary's signed list it may come from. */
@Repository
public class Orders {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;
    private final OfficialClock clock;

    Orders(JdbcClient database, OfficialClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An order with what it was drawn from. */
    public record Drawn(
            int run,
            Order order,
            List<Contribution> contributions,
            Optional<String> seed,
            String sha256,
            LocalDate drawnOn,
            UUID drawnBy) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void write(
            BatchNumber batch,
            int run,
            Order order,
            List<Contribution> contributions,
            @Nullable String seed,
            LocalDate drawnOn,
            UUID officer) {
        var bytes = order.csv();
        database.sql("""
                        INSERT INTO housing.draw_order (batch_number, run, method, contributions, seed, bytes, sha256, drawn_on,
                          drawn_by, recorded_at)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        batch.value(),
                        run,
                        order.recomputable() ? "draw" : "notary",
                        JSON.writeValueAsString(contributions),
                        seed,
                        bytes,
                        Digests.sha256(bytes),
                        drawnOn,
                        officer,
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void witness(BatchNumber batch, int run, UUID notary) {
        database.sql("UPDATE housing.draw_order SET witnessed_by = ? WHERE batch_number = ? AND run = ?")
                .params(notary, batch.value(), run)
                .update();
    }

    public Optional<Drawn> of(BatchNumber batch) {
        return database.sql("SELECT * FROM housing.draw_order WHERE batch_number = ? ORDER BY run DESC LIMIT 1")
                .param(batch.value())
                .query((row, number) -> new Drawn(
                        row.getInt("run"),
                        parse(row.getString("method"), row.getBytes("bytes")),
                        JSON.readValue(row.getString("contributions"), new TypeReference<List<Contribution>>() {}),
                        Optional.ofNullable(row.getString("seed")),
                        row.getString("sha256"),
                        row.getObject("drawn_on", LocalDate.class),
                        row.getObject("drawn_by", UUID.class)))
                .optional();
    }

    private static Order parse(String method, byte[] bytes) {
        if (method.equals("draw")) {
            return DrawOrder.parse(bytes);
        }
        var places = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new Place(fields[0], Integer.parseInt(fields[1]), fields[2], fields[3]))
                .toList();
        return new ImportedOrder(places);
    }

    /** Keeps a notary's signed list until the order is confirmed from it; a later upload replaces it. */
    @Transactional
    public void upload(BatchNumber batch, byte[] list, UUID officer) {
        database.sql("""
                        INSERT INTO housing.signed_list (batch_number, bytes, sha256, uploaded_by, uploaded_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (batch_number) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256,
                          uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
                        """)
                .params(
                        batch.value(),
                        list,
                        Digests.sha256(list),
                        officer,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<byte[]> uploaded(BatchNumber batch) {
        return database.sql("SELECT bytes FROM housing.signed_list WHERE batch_number = ?")
                .param(batch.value())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
