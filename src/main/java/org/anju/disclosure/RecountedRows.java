package org.anju.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.Counting.Ground;
import org.anju.disclosure.ObligationsRecounted.Recounted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was counted again: the due days, every move in its obligation's history, and word to whoever keeps timers. */
@Component
class RecountedRows {

    private final JdbcClient database;
    private final Counting counting;
    private final OfficialClock clock;
    private final ApplicationEventPublisher events;

    RecountedRows(JdbcClient database, Counting counting, OfficialClock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.counting = counting;
        this.clock = clock;
        this.events = events;
    }

    /** Obligations behind on the same ground, and what their due day is now. */
    record Behind(Ground ground, int count, Counted counted) {

        boolean isEarlier() {
            return counted.dueOn().isBefore(ground.dueOn());
        }
    }

    /** One obligation, locked until the end of the transaction. */
    record Taken(ObligationId id, Behind behind) {}

    void write(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        var numbers = new LinkedHashMap<Ground, Integer>();
        var grounds = new ArrayList<Behind>();
        for (var each : taken) {
            numbers.computeIfAbsent(each.behind().ground(), ground -> {
                grounds.add(each.behind());
                return grounds.size();
            });
        }
        database.sql("""
                        UPDATE disclosure.obligation o
                           SET due_on = n.due_on::date, provisional = n.provisional, calendar_version = n.version,
                               derivation = n.derivation, derivation_en = n.derivation_en
                          FROM unnest(:ids::uuid[], :numbers::integer[]) AS taken (id, number)
                          JOIN unnest(:dues::text[], :provisional::boolean[], :versions::bigint[], :words::text[], :wordsEn::text[])
                               WITH ORDINALITY AS n (due_on, provisional, version, derivation, derivation_en, number)
                            ON n.number = taken.number
                         WHERE o.id = taken.id
                        """)
                .param("ids", taken.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .param(
                        "numbers",
                        taken.stream()
                                .map(each -> numbers.get(each.behind().ground()))
                                .toArray(Integer[]::new))
                .param("dues", texts(grounds, each -> each.counted().dueOn().toString()))
                .param(
                        "provisional",
                        grounds.stream()
                                .map(each -> each.counted().deadline().provisional())
                                .toArray(Boolean[]::new))
                .param(
                        "versions",
                        grounds.stream()
                                .map(each -> each.counted().deadline().version().value())
                                .toArray(Long[]::new))
                .param("words", texts(grounds, each -> counting.words(each.counted(), Locale.SIMPLIFIED_CHINESE)))
                .param("wordsEn", texts(grounds, each -> counting.words(each.counted(), Locale.ENGLISH)))
                .update();
        record(taken);
        events.publishEvent(new ObligationsRecounted(
                taken.stream().map(RecountedRows::recounted).toList()));
    }

    /** Every move of every due day, in its obligation's history. */
    private void record(List<Taken> taken) {
        var ids = new ArrayList<UUID>();
        var steps = new ArrayList<Integer>();
        var notes = new ArrayList<String>();
        for (var each : taken) {
            var moves = each.behind().counted().moves();
            for (var step = 0; step < moves.size(); step++) {
                ids.add(each.id().value());
                steps.add(step + 1);
                notes.add(moves.get(step).note());
            }
        }
        database.sql("""
                        INSERT INTO disclosure.obligation_event (obligation_id, position, at, kind, role, note)
                        SELECT moved.id, moved.step + (SELECT COALESCE(max(position), 0) FROM disclosure.obligation_event e
                                                        WHERE e.obligation_id = moved.id), :at, 'due-moved', NULL, moved.note
                          FROM unnest(:ids::uuid[], :steps::integer[], :notes::text[]) AS moved (id, step, note)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("steps", steps.toArray(Integer[]::new))
                .param("notes", notes.toArray(String[]::new))
                .param("at", Times.sql(clock.instant()))
                .update();
    }

    private static Recounted recounted(Taken each) {
        var ground = each.behind().ground();
        return new Recounted(
                each.id(),
                ground.region(),
                ground.rule(),
                ground.dueOn(),
                each.behind().counted().dueOn());
    }

    static String[] texts(List<Behind> grounds, Function<Behind, String> text) {
        return grounds.stream().map(text).toArray(String[]::new);
    }
}
