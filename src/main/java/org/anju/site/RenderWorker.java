package org.anju.site;

import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anju.calendar.ClockMoved;
import org.anju.calendar.OfficialClock;
import org.anju.disclosure.EditionPublic;
import org.anju.disclosure.EditionStands;
import org.anju.disclosure.Redacted;
import org.anju.disclosure.TakenDown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Renders in the background, the pages in one pass at a time and the look-up behind them: at the start, after what was
 * published here, when another copy of the application published something, and when the day changes. A pass that fails is
 * tried again. What is gone waits for none of them: it is removed at the start and every few seconds.
 */
@Component
class RenderWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RenderWorker.class);

    private final Renderer renderer;
    private final PublicStore store;
    private final OfficialClock clock;
    private final SiteFolder folder;
    private final SiteSettings settings;
    private final SiteCondition condition;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean emptied = new AtomicBoolean();
    private @Nullable ScheduledExecutorService worker;
    private @Nullable ScheduledExecutorService follower;
    private @Nullable ScheduledExecutorService remover;
    private String rendered = "";
    private String followed = "";
    private boolean removedInVain;

    RenderWorker(
            Renderer renderer,
            PublicStore store,
            OfficialClock clock,
            SiteFolder folder,
            SiteSettings settings,
            SiteCondition condition) {
        this.renderer = renderer;
        this.store = store;
        this.clock = clock;
        this.folder = folder;
        this.settings = settings;
        this.condition = condition;
    }

    @Override
    public void start() {
        var pause = settings.lookEvery().toMillis();
        remover = every(pause, "site-removal", this::remove);
        worker = every(pause, "site", this::look);
        follower = every(pause, "site-lookup", this::follow);
    }

    private static ScheduledExecutorService every(long pause, String name, Runnable work) {
        var started = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(work, 0, pause, TimeUnit.MILLISECONDS);
        return started;
    }

    @Override
    public void stop() {
        for (var running : new ScheduledExecutorService[] {worker, follower, remover}) {
            if (running != null) {
                running.shutdownNow();
            }
        }
        worker = null;
        follower = null;
        remover = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** As soon as possible; wishes that come together are one pass. */
    void soon() {
        var present = worker;
        if (present != null && wanted.compareAndSet(false, true)) {
            present.execute(this::look);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ClockMoved moved) {
        soon();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(EditionStands stands) {
        soon();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(EditionPublic published) {
        soon();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(Redacted redacted) {
        soon();
    }

    /** Its bytes go at once, whatever pass is running, then its rows from the look-up; the next one writes the tombstone. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(TakenDown takenDown) {
        folder.bar(takenDown.edition().value());
        var present = remover;
        if (present != null) {
            present.execute(this::remove);
        }
        soon();
    }

    private void remove() {
        try {
            if (renderer.removeWhatIsGone()) {
                emptied.set(true);
                soon();
            }
            removedInVain = false;
        } catch (DataAccessException away) {
            log.debug("The store could not be asked what is gone; it is asked again.", away);
        } catch (RuntimeException failure) {
            if (isRunning() && !removedInVain) {
                log.error("What is gone could not be removed from the public site; it is tried again.", failure);
            }
            removedInVain = true;
        }
    }

    private void look() {
        wanted.set(false);
        try {
            if (emptied.getAndSet(false)) {
                rendered = "";
            }
            var today = clock.today();
            var now = state(today);
            if (!now.equals(rendered)) {
                renderer.render(today);
                rendered = now;
            }
            if (condition.succeeded(SiteFolder.Part.PAGES)) {
                log.info("The public site is rendered again.");
            }
        } catch (DataAccessException away) {
            log.warn("The store could not be read; the public site is as it was, and it is tried again.");
        } catch (RuntimeException failure) {
            // Once: it is tried every few seconds, and a log that fills the disk helps nobody.
            if (isRunning() && condition.failed(SiteFolder.Part.PAGES, failure)) {
                log.warn("The public site could not be rendered, or not all of it; it is tried again.", failure);
            }
        }
    }

    private void follow() {
        try {
            var now = store.pulse();
            if (!now.equals(followed)) {
                renderer.renderLookup();
                followed = now;
            }
            if (condition.succeeded(SiteFolder.Part.LOOKUP)) {
                log.info("The look-up is rendered again.");
            }
        } catch (DataAccessException away) {
            log.debug("The store could not be read; the look-up is as it was, and it is tried again.", away);
        } catch (RuntimeException failure) {
            if (isRunning() && condition.failed(SiteFolder.Part.LOOKUP, failure)) {
                log.warn("The look-up could not be rendered, or not all of it; it is tried again.", failure);
            }
        }
    }

    private String state(LocalDate today) {
        return today + " " + store.pulse();
    }
}
