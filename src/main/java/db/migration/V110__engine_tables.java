package db.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.NullMarked;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables in the schema {@code engine} from the scripts in the engine's own jar, so that tables
 * and engine are always of one version. The parts for cases and decisions are left out: both are off.
 */
@NullMarked
public class V110__engine_tables extends BaseJavaMigration {

    private static final List<String> PARTS = List.of("engine", "history", "identity");

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("SET LOCAL search_path TO engine");
            for (String part : PARTS) {
                ScriptUtils.executeSqlScript(context.getConnection(), script(part));
            }
            // Without it, asynchronous jobs queue behind every overdue timer.
            statement.execute("CREATE INDEX act_idx_job_due ON act_ru_job (duedate_)");
            statement.execute("RESET search_path");
        }
    }

    private static ClassPathResource script(String part) {
        return new ClassPathResource(
                "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql".formatted(part));
    }
}
