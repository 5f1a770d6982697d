package org.anju.casework;

import static org.anju.Measure.median;

import java.time.Duration;
import org.anju.Anju;
import org.anju.ApplicationTest;
import org.anju.Browser;
import org.anju.Database;
import org.anju.Measure;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.anju.database.Accounts;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of an officer's task list while 10,000 tasks are open, asked of the running application. */
public final class TaskListBench {

    private static final int TASKS = 10_000;
    private static final int WARMING_UP = 500;
    private static final int TURNS = 51;
    private static final Duration MOST = Duration.ofMillis(50);

    private TaskListBench() {}

    public static void main(String[] arguments) throws Exception {
        Measure.machine();
        var application = new SpringApplication(Anju.class);
        application.addInitializers(new ApplicationTest.OnAFreshDatabase());
        try (var context = application.run("--server.port=0", "--anju.engine.job-executor=false")) {
            fill(context.getBean(JdbcClient.class));
            // As the server does by itself, a minute later.
            Database.owner(context.getBean(Accounts.class)).sql("ANALYZE housing.task").update();
            var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var browser = new Browser(port);
            browser.signIn(new Staff(context).account("990101", Role.OFFICER), Staff.PASSWORD);
            // What the just-in-time compiler does on the way is not the page's.
            for (var turn = 0; turn < WARMING_UP; turn++) {
                browser.get("/desk/tasks?page=" + turn % 10);
            }
            page(browser, "first page", "/desk/tasks");
            page(browser, "page 100", "/desk/tasks?page=100");
            page(browser, "last page", "/desk/tasks?page=199");
            page(browser, "a text looked for", "/desk/tasks?text=777");
            page(browser, "unclaimed", "/desk/tasks?whose=unclaimed&page=50");
        }
    }

    private static void fill(JdbcClient sql) {
        sql.sql("""
                        INSERT INTO housing.region (code, name, name_en, bureau, bureau_en, address, phone,
                          supervision_phone, credit_code, site)
                        VALUES ('990101', '县', 'County', '局', 'Bureau', '路', '0', '0', '91350100M000100Y43', 'http://x/')
                        """).update();
        sql.sql("""
                        INSERT INTO housing.task (id, task_key, definition_key, business_key, batch_number, node, region, name,
                          name_en, title, title_en, roles, form, due_on, assignee, opened_at)
                        SELECT 'task-' || i, 'Task_' || i % 17, 'allocation-batch:1', 'key-' || i,
                               '990101-2026-' || lpad((i % 40)::text, 2, '0'), 'N' || lpad((i % 17 + 1)::text, 2, '0'), '990101',
                               '资格复审', 'Review qualification', '清河县第' || i || '批', 'Batch ' || i, ARRAY['officer'], 'form',
                               DATE '2026-11-01' + i % 300, CASE WHEN i % 3 = 0 THEN 'officer' || i % 9 END,
                               TIMESTAMPTZ '2026-10-01 00:00+08' + i * INTERVAL '1 minute'
                          FROM generate_series(1, ?) i
                        """).param(TASKS).update();
    }

    private static void page(Browser browser, String what, String path) throws Exception {
        Measure.limit(
                "task list of %,d: %s".formatted(TASKS, what),
                median(TURNS, () -> {
                    if (browser.get(path).status() != 200) {
                        throw new IllegalStateException(path);
                    }
                }),
                MOST);
    }
}
