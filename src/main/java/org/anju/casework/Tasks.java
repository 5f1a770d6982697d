package org.anju.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anju.access.Officer;
import org.anju.disclosure.NodeId;
import org.anju.disclosure.ObligationsRecounted;
import org.anju.process.TaskAssigned;
import org.anju.process.TaskClosed;
import org.anju.process.TaskId;
import org.anju.process.TaskOpened;
import org.anju.region.RegionCode;
import org.anju.step.Window;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks, kept row by row in the engine's transactions and asked without the engine. */
@Repository
public class Tasks {

    private static final String OF_EVERY_ROLE = " FROM housing.task WHERE region = ANY (:regions)";
    private static final String OF_THESE_ROLES = OF_EVERY_ROLE + " AND roles && :roles::text[]";

    private final JdbcClient sql;
    private final Subjects subjects;

    Tasks(JdbcClient sql, Subjects subjects) {
        this.sql = sql;
        this.subjects = subjects;
    }

    /** Something to filter by, and how many tasks there are of it. */
    public record Choice(String code, Task.Words name, int count) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(TaskOpened opened) {
        var subject = subjects.of(opened);
        sql.sql("""
                        INSERT INTO housing.task (id, task_key, definition_key, business_key, batch_number, node, region, name,
                          name_en, title, title_en, roles, form, due_on, opened_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        opened.task().value(),
                        opened.taskKey(),
                        opened.definitionKey(),
                        opened.businessKey(),
                        subject.batch().orElse(null),
                        subject.node().map(NodeId::value).orElse(null),
                        opened.region().value(),
                        opened.nameZh(),
                        opened.nameEn(),
                        subject.title().zh(),
                        subject.title().en(),
                        opened.candidateGroups().toArray(String[]::new),
                        opened.formId(),
                        subject.dueOn().orElse(null),
                        Rows.timestamp(opened.at())))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(TaskAssigned assigned) {
        sql.sql("UPDATE housing.task SET assignee = ? WHERE id = ?")
                .params(Arrays.asList(
                        assigned.assignee().orElse(null), assigned.task().value()))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(TaskClosed closed) {
        sql.sql("DELETE FROM housing.task WHERE id = ?")
                .param(closed.task().value())
                .update();
    }

    /** The calendar changed: the tasks of disclosures follow their due days. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ObligationsRecounted recounted) {
        var moved = recounted.all().stream()
                .filter(ObligationsRecounted.Recounted::moved)
                .toList();
        sql.sql("""
                        UPDATE housing.task t SET due_on = moved.due_on::date
                          FROM unnest(?::text[], ?::text[]) AS moved (business_key, due_on)
                         WHERE t.business_key = moved.business_key
                        """)
                .param(moved.stream().map(each -> each.id().toString()).toArray(String[]::new))
                .param(moved.stream().map(each -> each.dueOn().toString()).toArray(String[]::new))
                .update();
    }

    /** The task, if it is open and within the remit. */
    public Optional<Task> find(TaskId id, Remit remit) {
        return sql.sql("SELECT * FROM housing.task WHERE id = ?")
                .param(id.value())
                .query(Tasks::read)
                .optional()
                .filter(remit::covers);
    }

    /** Whether it is open, wherever. */
    public boolean isOpen(TaskId id) {
        return sql.sql("SELECT count(*) FROM housing.task WHERE id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The task as {@link #find} has it; a second officer waits here until the first has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Task> lock(TaskId id, Remit remit) {
        return sql.sql("SELECT * FROM housing.task WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(Tasks::read)
                .optional()
                .filter(remit::covers);
    }

    public int count(TaskFilter filter, Officer officer, Remit remit) {
        return matching("SELECT count(*)", "", filter, officer, remit)
                .query(Integer.class)
                .single();
    }

    /** Least days left first; what has no due day comes last, the oldest first. */
    public List<Task> page(TaskFilter filter, Officer officer, Remit remit, Window window) {
        var order = window.fromTheEnd()
                ? " ORDER BY due_on DESC NULLS FIRST, opened_at DESC, id DESC"
                : " ORDER BY due_on NULLS LAST, opened_at, id";
        return window.inOrder(matching("SELECT *", order + " LIMIT :taken OFFSET :skipped", filter, officer, remit)
                .param("taken", window.taken())
                .param("skipped", window.skipped())
                .query(Tasks::read)
                .list());
    }

    /** The open tasks of a batch that the officer may see. */
    public List<Task> ofBatch(String batch, Remit remit) {
        return visible("SELECT *", " AND batch_number = :batch ORDER BY due_on NULLS LAST, opened_at, id", remit)
                .param("batch", batch)
                .query(Tasks::read)
                .list();
    }

    /** What the officer's tasks may be filtered by: the kinds of task, and the batches, for which something waits now. */
    public record Choices(List<Choice> steps, List<Choice> batches) {

        /** How many tasks there are in all. */
        public int count() {
            return steps.stream().mapToInt(Choice::count).sum();
        }
    }

    /** Both in one reading of the tasks. */
    public Choices choices(Remit remit) {
        var steps = new ArrayList<Choice>();
        var batches = new ArrayList<Choice>();
        visible("""
                        SELECT GROUPING(task_key) = 0 AS is_step, task_key, batch_number, min(name) AS zh,
                          min(name_en) AS en, count(*) AS n
                        """, """
                         GROUP BY GROUPING SETS ((task_key), (batch_number))
                         ORDER BY min(node) NULLS LAST, task_key
                        """, remit).query(row -> {
            var batch = row.getString("batch_number");
            if (row.getBoolean("is_step")) {
                var name = new Task.Words(row.getString("zh"), row.getString("en"));
                steps.add(new Choice(row.getString("task_key"), name, row.getInt("n")));
            } else if (batch != null) {
                batches.add(new Choice(batch, new Task.Words(batch, batch), row.getInt("n")));
            }
        });
        batches.sort(Comparator.comparing(Choice::code).reversed());
        return new Choices(List.copyOf(steps), List.copyOf(batches));
    }

    private JdbcClient.StatementSpec visible(String what, String more, Remit remit) {
        return within(sql.sql(what + (remit.everyRole() ? OF_EVERY_ROLE : OF_THESE_ROLES) + more), remit);
    }

    /** Asks only what the filter asks: a condition that is always true still costs its look at every row. */
    private JdbcClient.StatementSpec matching(
            String what, String more, TaskFilter filter, Officer officer, Remit remit) {
        var conditions = new StringBuilder();
        conditions.append(filter.batch().isEmpty() ? "" : " AND batch_number = :batch");
        conditions.append(filter.step().isEmpty() ? "" : " AND task_key = :step");
        conditions.append(filter.region().isEmpty() ? "" : " AND region = :region");
        conditions.append(
                switch (filter.whose()) {
                    case ALL -> "";
                    case MINE -> " AND assignee = :account";
                    case UNCLAIMED -> " AND assignee IS NULL";
                });
        conditions.append(filter.text().isEmpty() ? "" : " AND searched LIKE '%' || lower(:text COLLATE \"C\") || '%'");
        return visible(what, conditions + more, remit)
                .param("batch", filter.batch())
                .param("step", filter.step())
                .param("region", filter.region())
                .param("account", officer.account())
                .param("text", literally(filter.text()));
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Remit remit) {
        return statement
                .param(
                        "regions",
                        remit.regions().stream().map(RegionCode::value).toArray(String[]::new))
                .param("roles", remit.roles().toArray(String[]::new));
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                new TaskId(row.getString("id")),
                row.getString("task_key"),
                row.getString("definition_key"),
                row.getString("business_key"),
                Optional.ofNullable(row.getString("batch_number")),
                Optional.ofNullable(row.getString("node")).map(NodeId::new),
                new RegionCode(row.getString("region")),
                new Task.Words(row.getString("name"), row.getString("name_en")),
                new Task.Words(row.getString("title"), row.getString("title_en")),
                List.of((String[]) row.getArray("roles").getArray()),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                Optional.ofNullable(row.getString("assignee")),
                Rows.instant(row, "opened_at"));
    }
}
