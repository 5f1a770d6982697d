package org.anju.oversight;

import org.anju.site.FolderProof;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** The reconciler soon after the start and then hourly; the figures every half minute. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OversightSettings.class)
class OversightSchedule implements SchedulingConfigurer {

    private static final java.time.Duration FIRST = java.time.Duration.ofSeconds(30);
    private static final java.time.Duration FIGURES = java.time.Duration.ofSeconds(30);

    private final Reconciler reconciler;
    private final Vitals vitals;
    private final OversightSettings settings;

    OversightSchedule(Reconciler reconciler, Vitals vitals, OversightSettings settings) {
        this.reconciler = reconciler;
        this.vitals = vitals;
        this.settings = settings;
    }

    @Bean
    static ThisCopy thisCopy(FolderProof folder) {
        return ThisCopy.with(folder.place());
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (settings.automatic()) {
            tasks.addFixedDelayTask(new FixedDelayTask(reconciler::run, settings.every(), FIRST));
            tasks.addFixedDelayTask(new FixedDelayTask(vitals::look, FIGURES, FIGURES.dividedBy(6)));
        }
    }
}
