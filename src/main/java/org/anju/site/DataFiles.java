package org.anju.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What programs read: the JSON files, and the list of what is gone. */
final class DataFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Snapshot snapshot;
    private final Standing standing;

    DataFiles(Snapshot snapshot, Standing standing) {
        this.snapshot = snapshot;
        this.standing = standing;
    }

    void write(Press press) {
        json(press, "api/v1/index.json", index());
        snapshot.batches().forEach(batch -> json(press, "api/v1/batches/" + batch.number() + ".json", batch(batch)));
        snapshot.editions()
                .forEach(edition -> json(press, "api/v1/editions/" + edition.id() + ".json", edition(edition)));
        json(press, "gone.json", gone());
    }

    private static void json(Press press, String path, Object value) {
        press.file(path, value.toString(), () -> JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n");
    }

    private Map<String, Object> index() {
        var index = new LinkedHashMap<String, Object>();
        index.put("offices", snapshot.offices().stream().map(DataFiles::office).toList());
        index.put("log", Map.of("size", snapshot.logSize(), "root", snapshot.logRoot()));
        index.put(
                "batches",
                snapshot.batches().stream()
                        .map(batch ->
                                line("number", batch.number(), batch.title(), "batches/" + batch.number() + ".json"))
                        .toList());
        index.put(
                "editions",
                snapshot.editions().stream()
                        .map(edition -> line(
                                "id", edition.id().toString(), edition.title(), "editions/" + edition.id() + ".json"))
                        .toList());
        return index;
    }

    private static Map<String, Object> line(String key, String value, String title, String address) {
        var line = new LinkedHashMap<String, Object>();
        line.put(key, value);
        line.put("title", title);
        line.put("href", address);
        return line;
    }

    private static Map<String, Object> office(Office office) {
        var map = new LinkedHashMap<String, Object>();
        map.put("region", office.region());
        map.put("name", office.name());
        map.put("nameEn", office.nameEn());
        map.put("bureau", office.bureau());
        map.put("bureauEn", office.bureauEn());
        map.put("phone", office.phone());
        map.put("supervisionPhone", office.supervisionPhone());
        map.put("address", office.address());
        map.put("site", office.site());
        return map;
    }

    private Map<String, Object> batch(Batch batch) {
        var view = standing.batch(batch);
        var map = new LinkedHashMap<String, Object>();
        map.put("number", batch.number());
        map.put("region", batch.region());
        map.put("title", batch.title());
        map.put("housingType", batch.housingType());
        map.put("plannedPeriod", batch.plannedPeriod());
        map.put("signUpOpensOn", text(batch.signUpOpensOn()));
        map.put("signUpClosesOn", text(batch.signUpClosesOn()));
        map.put("phone", view.phone());
        map.put("orderCheckable", batch.orderCheckable());
        map.put("voidedOn", text(batch.voidedOn()));
        map.put("closedOn", text(batch.closedOn()));
        map.put("page", "../../../" + batch.path());
        map.put("nodes", view.nodes().stream().map(this::node).toList());
        return map;
    }

    private Map<String, Object> node(Standing.NodeView view) {
        var node = view.node();
        var map = new LinkedHashMap<String, Object>();
        map.put("node", node.node());
        map.put("name", node.name());
        map.put("nameEn", node.nameEn());
        map.put("item", node.item());
        map.put("plannedOn", text(node.plannedOn()));
        map.put("startedOn", text(node.startedOn()));
        map.put("endedOn", text(node.endedOn()));
        map.put("state", view.state());
        map.put("undone", view.undone());
        map.put("obligations", view.duties().stream().map(DataFiles::duty).toList());
        return map;
    }

    private static Map<String, Object> duty(Standing.DutyView view) {
        var duty = view.duty();
        var map = new LinkedHashMap<String, Object>();
        map.put("id", duty.id().toString());
        map.put("item", duty.item());
        map.put("round", duty.round());
        map.put("part", duty.part());
        map.put("title", duty.title());
        map.put("titleEn", duty.titleEn());
        map.put("eventOn", duty.triggerOn().toString());
        map.put("dueOn", duty.dueOn().toString());
        map.put("provisional", duty.provisional());
        map.put("publicOn", text(view.publicOn()));
        map.put("lagWorkingDays", view.isPublic() ? view.lag() : null);
        map.put("state", view.state());
        map.put(
                "editions",
                view.editions().stream()
                        .map(each -> "../editions/" + each.id() + ".json")
                        .toList());
        return map;
    }

    /** Whole enough that a store which lost an edition can take it back from here. */
    private Map<String, Object> edition(Edition edition) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", edition.id().toString());
        map.put("status", status(edition));
        map.put("indexNumber", edition.indexNumber());
        map.put("title", edition.title());
        map.put("titleEn", edition.titleEn());
        map.put("region", edition.region());
        map.put("item", edition.item());
        map.put("batch", edition.batch());
        map.put("node", edition.node());
        map.put("round", edition.round());
        map.put("part", edition.part());
        map.put("kind", edition.kind());
        map.put("replaces", text(edition.replaces()));
        map.put(
                "replacedBy",
                edition.replacedBy() == null ? null : text(edition.replacedBy().edition()));
        map.put("reason", edition.reason());
        map.put("formedOn", edition.formedOn().toString());
        map.put("stoodAt", edition.stoodAt().toString());
        map.put("publicAt", text(edition.publicAt()));
        map.put("basis", edition.basis());
        map.put("page", "../../../" + edition.path());
        map.put("leaf", Map.of("index", edition.leaf(), "hash", edition.leafHash()));
        map.put(
                "obligation",
                snapshot.duty(edition.obligation()).map(DataFiles::owed).orElse(null));
        map.put("takedown", takedown(edition));
        map.put(
                "redactedAt",
                edition.redaction() == null ? null : text(edition.redaction().at()));
        map.put("extent", edition.extent());
        map.put("mask", edition.mask());
        map.put("personal", edition.personal());
        map.put("displayUntil", text(edition.displayUntil()));
        if (!edition.gone()) {
            map.put("headings", edition.headings());
        }
        map.put("columns", edition.columns());
        map.put("rows", edition.rowCount());
        map.put("rowsRoot", edition.rowsRoot());
        map.put(
                "files",
                edition.files().stream().map(file -> file(edition, file)).toList());
        return map;
    }

    private static @Nullable Map<String, Object> takedown(Edition edition) {
        var takedown = edition.takedown();
        return takedown == null
                ? null
                : Map.of(
                        "at", takedown.at().toString(),
                        "confirmBy", takedown.confirmBy().toString(),
                        "confirmed", takedown.confirmed());
    }

    private static Map<String, Object> owed(Duty duty) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", duty.id().toString());
        map.put("eventOn", duty.triggerOn().toString());
        map.put("dueOn", duty.dueOn().toString());
        map.put("provisional", duty.provisional());
        map.put("derivation", duty.derivation());
        map.put("derivationEn", duty.derivationEn());
        map.put("overdueAt", text(duty.overdueAt()));
        map.put("fulfilledBy", text(duty.edition()));
        return map;
    }

    private static Map<String, Object> file(Edition edition, Edition.Attached file) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", file.name());
        map.put("mediaType", file.mediaType());
        map.put("size", file.size());
        map.put("sha256", file.sha256());
        map.put("href", file.kept() && !edition.gone() ? "../../../" + edition.folder() + file.name() : null);
        return map;
    }

    private static String status(Edition edition) {
        if (edition.takedown() != null) {
            return "taken-down";
        }
        if (edition.replacedBy() != null) {
            return edition.withdrawn() ? "withdrawn" : "replaced";
        }
        return edition.publicAt() == null ? "standing" : "public";
    }

    /** What a server answers with 410: every address that begins with {@code prefix}, by the page beside it. */
    private Map<String, Object> gone() {
        var gone = new ArrayList<Map<String, String>>();
        for (var edition : snapshot.editions()) {
            if (edition.gone()) {
                for (var language : List.of("", Place.ENGLISH)) {
                    var entry = new LinkedHashMap<String, String>();
                    entry.put("prefix", language + edition.folder());
                    entry.put("page", language + edition.path());
                    gone.add(entry);
                }
            }
        }
        return Map.of("gone", gone);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
