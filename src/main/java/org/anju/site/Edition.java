package org.anju.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.web.Dates;
import org.jspecify.annotations.Nullable;

/**
 * An edition without its rows and bytes.
 *
 * @param publicAt when it was read back from the official site
 * @param replacedBy the correction or withdrawal that names it
 * @param leaf its index in the public log
 */
record Edition(
        UUID id,
        UUID obligation,
        String region,
        String item,
        @Nullable String batch,
        @Nullable String node,
        int round,
        String part,
        String kind,
        @Nullable UUID replaces,
        @Nullable String reason,
        String indexNumber,
        String title,
        String titleEn,
        String basis,
        List<Heading> headings,
        List<Column> columns,
        int rowCount,
        String rowsRoot,
        String extent,
        String mask,
        boolean personal,
        LocalDate formedOn,
        Instant stoodAt,
        @Nullable LocalDate displayUntil,
        @Nullable Instant publicAt,
        long leaf,
        String leafHash,
        @Nullable Redaction redaction,
        @Nullable Takedown takedown,
        @Nullable Replacement replacedBy,
        List<Attached> files) {

    /** Rows of a page. */
    static final int PAGE = 100;

    record Heading(String key, String label, String labelEn, String fieldClass, String value) {}

    record Column(String key, String label, String labelEn, String fieldClass) {

        public boolean personal() {
            return fieldClass.equals("name") || fieldClass.equals("masked-id");
        }

        /** Its cells are read character by character, so they stay on one line. */
        public boolean whole() {
            return key.equals("registrationNumber") || key.equals("position");
        }

        public boolean plain() {
            return fieldClass.equals("plain") || fieldClass.equals("code");
        }
    }

    /** A data file; {@code kept} until its bytes are redacted. */
    record Attached(String name, String mediaType, long size, String sha256, boolean kept) {}

    record Redaction(Instant at, String basis) {}

    /** 紧急撤下 in force. */
    record Takedown(Instant at, String reason, LocalDate confirmBy, boolean confirmed) {}

    record Replacement(UUID edition, String kind) {}

    /** When it became public, or else when it stood. */
    public LocalDate day() {
        return LocalDate.ofInstant(publicAt == null ? stoodAt : publicAt, Dates.ZONE);
    }

    public @Nullable LocalDate publicOn() {
        return publicAt == null ? null : LocalDate.ofInstant(publicAt, Dates.ZONE);
    }

    /** Its files and pages are gone from the folder. */
    public boolean gone() {
        return takedown != null || withdrawn();
    }

    public boolean withdrawn() {
        return replacedBy != null && replacedBy.kind().equals("withdrawal");
    }

    public boolean withdrawal() {
        return kind.equals("withdrawal");
    }

    /** It is the last word on its matter: not replaced, not taken down, and not a withdrawal itself. */
    public boolean inForce() {
        return replacedBy == null && takedown == null && !withdrawal();
    }

    public boolean partial() {
        return extent.equals("without-personal-data");
    }

    /** The list of a 公示 (N08, N11). */
    public boolean onNotice() {
        return part.equals("list") && ("N08".equals(node) || "N11".equals(node));
    }

    public int pages() {
        return Math.max(1, (rowCount + PAGE - 1) / PAGE);
    }

    public String folder() {
        return "editions/" + id + "/";
    }

    public String path() {
        return path(1);
    }

    public String path(int page) {
        return folder() + file(page);
    }

    static String file(int page) {
        return page == 1 ? "index.html" : "page-" + page + ".html";
    }

    public int column(String key) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
