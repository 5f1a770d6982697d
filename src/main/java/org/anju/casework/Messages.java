package org.anju.casework;

import java.util.List;
import java.util.UUID;
import org.anju.access.Account;
import org.anju.access.OfficerId;
import org.anju.access.Officers;
import org.anju.access.Role;
import org.anju.calendar.OfficialClock;
import org.anju.casework.MessageDraft.ToOfficer;
import org.anju.casework.MessageDraft.ToRole;
import org.anju.region.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells officers something, in the transaction of what happened; mail leaves after its commit. */
@Service
public class Messages {

    private final JdbcClient sql;
    private final Officers officers;
    private final Outbox outbox;
    private final OfficialClock clock;

    Messages(JdbcClient sql, Officers officers, Outbox outbox, OfficialClock clock) {
        this.sql = sql;
        this.officers = officers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void send(MessageDraft draft) {
        if (draft.to() instanceof ToRole to) {
            sendToRole(draft, to.role(), officers.nearestWith(to.role(), to.region()));
        } else if (draft.to() instanceof ToOfficer to) {
            sendToOfficer(draft, to.officer());
        }
    }

    private void sendToRole(MessageDraft draft, Role role, RegionCode region) {
        var id = new MessageId(UUID.randomUUID());
        insert(id, draft)
                .param("officer", null)
                .param("role", role.code())
                .param("region", region.value())
                .update();
        mail(id, draft, officers.holding(role, region));
    }

    private void sendToOfficer(MessageDraft draft, OfficerId officer) {
        var id = new MessageId(UUID.randomUUID());
        insert(id, draft)
                .param("officer", officer.value())
                .param("role", null)
                .param("region", null)
                .update();
        mail(id, draft, officers.find(officer).stream().toList());
    }

    private void mail(MessageId message, MessageDraft draft, List<Account> readers) {
        if (draft.mailToo()) {
            readers.stream()
                    .filter(reader -> reader.email().isPresent())
                    .forEach(reader -> outbox.put(message, reader.officer().id()));
        }
    }

    private JdbcClient.StatementSpec insert(MessageId id, MessageDraft draft) {
        return sql.sql("""
                        INSERT INTO housing.message (id, officer_id, role, region, subject, arguments, path, created_at)
                        VALUES (:id, :officer::uuid, :role, :region, :subject, :arguments, :path, :at)
                        """)
                .param("id", id.value())
                .param("subject", draft.subjectKey())
                .param("arguments", draft.arguments().toArray(String[]::new))
                .param("path", draft.path())
                .param("at", Rows.timestamp(clock.instant()));
    }
}
