package org.anju.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.anju.ApplicationTest;
import org.anju.Counties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** What the page says while a file is read, and when the same one comes again. */
@ApplicationTest
class ImportProgressTests {

    private final IntakeDesk desk;
    private final DataSource database;

    ImportProgressTests(
            @Autowired WebApplicationContext context, @Autowired JdbcClient sql, @Autowired DataSource database) {
        Counties.in(sql);
        this.desk = new IntakeDesk(context, "990102");
        this.database = database;
    }

    /** The register is held, as another file holds it while it is written, until the page has been read. */
    @Test
    void thePageSaysHowFarAFileIs() throws Exception {
        var file = HostileFiles.HEADER
                + HostileFiles.SOUND.replace("990101198001010014", "1").repeat(2_000);

        try (var holding = database.getConnection()) {
            hold(holding);
            var address = desk.send("households", file.getBytes(UTF_8));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> desk.page(address).text().contains("正在核对"));

            assertThat(desk.page(address).select("[role=status]").text()).isEqualTo("正在核对 已读取 2,000 行。可以离开本页，导入会继续进行。");
            holding.rollback();
        }
    }

    @Test
    void theSameFileAgainIsToldWithWhatBecameOfIt() throws Exception {
        var file = (HostileFiles.HEADER + HostileFiles.SOUND).getBytes(UTF_8);
        desk.handIn("households", file);

        var page = desk.page(desk.send("households", file));

        assertThat(page.select("[role=status]").eachText()).containsExactly("这个文件以前导入过，没有重复写入。下面是那一次的结果。", "已写入 1 行");
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('register ' || '990102'))");
        }
    }
}
