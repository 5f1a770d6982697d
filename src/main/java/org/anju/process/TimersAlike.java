package org.anju.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the timers of many cases at once. The engine can ask one timer anew when it is due, none of its services many; so
 * it is asked for one of each kind, and those that must be due at the same instant follow it in its table. Their revision
 * grows, as with every change, so that an engine at work with one of them notices. A timer that is being fired is left
 * alone: whoever fires it {@linkplain SleepingTimers asks again}.
 */
@Component
class TimersAlike {

    private final JdbcClient database;
    private final ManagementService jobs;

    TimersAlike(JdbcClient database, ManagementService jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    private record Timer(String id, String kind) {}

    /** @param alike business keys, each with a text that two share whose timers are due at the same instants */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Map<String, String> alike) {
        var first = new LinkedHashMap<String, String>();
        var followers = new ArrayList<Timer>();
        for (var timer : locked(alike)) {
            if (first.putIfAbsent(timer.kind(), timer.id()) != null) {
                followers.add(timer);
            }
        }
        first.values().forEach(timer -> jobs.recalculateJobDuedate(timer, false));
        follow(followers, first);
    }

    private List<Timer> locked(Map<String, String> alike) {
        return database.sql("""
                        SELECT job.id_, concat_ws(' ', job.job_def_id_, moved.alike) AS kind
                          FROM unnest(?::text[], ?::text[]) AS moved (business_key, alike)
                          JOIN engine.act_ru_execution e ON e.business_key_ = moved.business_key AND e.id_ = e.proc_inst_id_
                          JOIN engine.act_ru_job job ON job.process_instance_id_ = e.id_
                         WHERE job.type_ = 'timer' AND job.lock_owner_ IS NULL
                           FOR UPDATE OF job SKIP LOCKED
                        """)
                .param(alike.keySet().toArray(String[]::new))
                .param(alike.values().toArray(String[]::new))
                .query((row, number) -> new Timer(row.getString("id_"), row.getString("kind")))
                .list();
    }

    private void follow(List<Timer> followers, Map<String, String> first) {
        database.sql("""
                        UPDATE engine.act_ru_job job SET duedate_ = asked.duedate_, rev_ = job.rev_ + 1
                          FROM unnest(?::text[], ?::text[]) AS follower (id, first)
                          JOIN engine.act_ru_job asked ON asked.id_ = follower.first
                         WHERE job.id_ = follower.id AND job.duedate_ IS DISTINCT FROM asked.duedate_
                        """)
                .param(followers.stream().map(Timer::id).toArray(String[]::new))
                .param(followers.stream().map(each -> first.get(each.kind())).toArray(String[]::new))
                .update();
    }
}
