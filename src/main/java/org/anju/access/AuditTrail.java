package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.Optional;
import org.anju.calendar.OfficialClock;
import org.anju.region.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did what, on whose behalf, when and from where; written in the transaction of the deed. A deed is a code such as
 * {@code task.taken-over}, its subject an id such as {@code task 4711}: neither ever holds personal data.
 */
@Service
public class AuditTrail {

    private final JdbcClient sql;
    private final OfficialClock clock;

    AuditTrail(JdbcClient sql, OfficialClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return the number of its line */
    @Transactional
    public long record(Officer officer, String deed, String subject) {
        return add(Line.of(officer, deed, subject));
    }

    /** For somebody whose word the officer enters, or in whose place. */
    @Transactional
    public void record(Officer officer, OnBehalf onBehalfOf, String deed, String subject) {
        add(new Line(officer.id(), onBehalfOf, officer.region(), deed, subject, null));
    }

    /** Something that belongs to a region: its office does it, or the officer's in its place. */
    @Transactional
    public void recordIn(Officer officer, RegionCode place, String deed, String subject) {
        var own = place.equals(officer.region());
        add(new Line(officer.id(), own ? null : OnBehalf.region(place), officer.region(), deed, subject, null));
    }

    /** Personal data that leaves the system. The deed is {@code what.exported}. */
    @Transactional
    public void recordExport(Officer officer, ExportPurpose purpose, String what, String subject) {
        add(new Line(officer.id(), null, officer.region(), what + ".exported", subject, purpose));
    }

    /** What the application did by itself, or someone who has not signed in. */
    @Transactional
    public void recordUnsigned(String deed, String subject) {
        add(new Line(null, null, null, deed, subject, null));
    }

    private record Line(
            @Nullable OfficerId officer,
            @Nullable OnBehalf onBehalfOf,
            @Nullable RegionCode region,
            String deed,
            String subject,
            @Nullable ExportPurpose purpose) {

        static Line of(Officer officer, String deed, String subject) {
            return new Line(officer.id(), null, officer.region(), deed, subject, null);
        }
    }

    private long add(Line line) {
        var officer = line.officer();
        var onBehalfOf = line.onBehalfOf();
        var region = line.region();
        var purpose = line.purpose();
        return sql.sql("""
                        INSERT INTO housing.audit (at, officer_id, on_behalf_of, region, deed, subject, address, purpose)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        RETURNING number
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(officer == null ? null : officer.value())
                .param(onBehalfOf == null ? null : onBehalfOf.value())
                .param(region == null ? null : region.value())
                .param(line.deed())
                .param(line.subject())
                .param(address().orElse(null))
                .param(purpose == null ? null : purpose.code())
                .query(Long.class)
                .single();
    }

    private static Optional<String> address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest()).map(HttpServletRequest::getRemoteAddr)
                : Optional.empty();
    }
}
