package org.anju.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anju.draw.FrozenRoster;
import org.anju.draw.ImportedOrder;
import org.anju.draw.NotaryList;
import org.anju.step.Refused;

/**
 * A notary's signed list as a file: UTF-8, the header {@code pool,position,registration_number}, then one line per
 * place. Columns after the third are ignored, so that {@code order.csv} of another run of ours reads as one too.
 */
final class SignedList {

    private static final String HEADER = "pool,position,registration_number";

    private SignedList() {}

    /** @throws Refused with every fault, if it is not a list of exactly the households of the roster */
    static ImportedOrder read(byte[] bytes, FrozenRoster roster) {
        var lines = new String(bytes, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new Refused("batch.signed-list.header", HEADER);
        }
        var objections = new ArrayList<Refused.Objection>();
        var rows = new ArrayList<NotaryList.Row>();
        for (var i = 1; i < lines.size(); i++) {
            row(i + 1, lines.get(i), rows, objections);
        }
        if (objections.isEmpty()) {
            var check = new NotaryList(rows).checkedAgainst(roster);
            if (check instanceof NotaryList.Accepted accepted) {
                return accepted.order();
            }
            ((NotaryList.Refused) check)
                    .faults()
                    .forEach(fault ->
                            objections.add(new Refused.Objection("", "batch.signed-list.fault", fault.toString())));
        }
        throw new Refused(objections);
    }

    private static void row(int line, String text, List<NotaryList.Row> rows, List<Refused.Objection> objections) {
        var fields = text.split(",", -1);
        if (fields.length != 3 || !fields[1].strip().matches("[1-9]\\d{0,6}")) {
            objections.add(new Refused.Objection("", "batch.signed-list.line", line));
            return;
        }
        rows.add(new NotaryList.Row(line, fields[0].strip(), Integer.parseInt(fields[1].strip()), fields[2].strip()));
    }
}
