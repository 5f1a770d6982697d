package org.anju.process;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Timers that ask once more when they fire. Between a change of the calendar and the moment at which its turn comes, a
 * timer still has the instant that the old calendar gave it; one that is not due by the new one goes back to sleep. A
 * timer that a person makes fire before its time is obeyed.
 */
final class SleepingTimers {

    private SleepingTimers() {}

    /** They take the place of the engine's own of the same types. */
    static List<JobHandler> handlers() {
        return List.of(new StartOfSubProcess(), new Intermediate(), new Boundary());
    }

    /**
     * For a step that the timer of its event sub-process has led to, and that finds it is too early: the calendar
     * changed after the timer had fired. The timer sleeps again, until the instant that is right by now.
     */
    static void sleepAgain() {
        var execution = Context.getBpmnExecutionContext().getExecution();
        ScopeImpl scope = execution.getActivity().getFlowScope();
        if (scope instanceof ActivityImpl subProcess && subProcess.isTriggeredByEvent()) {
            TimerDeclarationImpl.getDeclarationsForScope(subProcess.getFlowScope()).entrySet().stream()
                    .filter(timer -> subProcess.findActivity(timer.getKey()) != null)
                    .forEach(timer -> timer.getValue().createTimerInstance(around(execution, subProcess)));
        }
    }

    private static ExecutionEntity around(ExecutionEntity execution, ActivityImpl subProcess) {
        return (ExecutionEntity) execution.findExecutionForFlowScope(subProcess.getFlowScope());
    }

    private static boolean sleepsOn(ExecutionEntity execution, CommandContext context) {
        var job = context.getCurrentJob();
        if (job == null || !isDue(job.getDuedate())) {
            return false;
        }
        var declared = declaration(job.getActivityId(), execution);
        var early = declared.isPresent() && !isDue(asked(declared.get(), execution));
        if (early) {
            declared.get().createTimerInstance(execution);
        }
        return early;
    }

    /** By the clock that makes timers fire. */
    static boolean isDue(Date date) {
        return !date.after(ClockUtil.getCurrentTime());
    }

    private static Date asked(TimerDeclarationImpl declared, ExecutionEntity execution) {
        var timer = new TimerEntity();
        declared.resolveAndSetDuedate(execution, timer, false);
        return timer.getDuedate();
    }

    private static Optional<TimerDeclarationImpl> declaration(String event, ExecutionEntity execution) {
        return Optional.ofNullable(execution.getProcessDefinition().findActivity(event))
                .map(activity -> TimerDeclarationImpl.getDeclarationsForScope(activity.getEventScope())
                        .get(event));
    }

    private static final class StartOfSubProcess extends TimerStartEventSubprocessJobHandler {

        @Override
        public void execute(
                TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenant) {
            if (!sleepsOn(execution, context)) {
                super.execute(configuration, execution, context, tenant);
            }
        }
    }

    private static final class Intermediate extends TimerCatchIntermediateEventJobHandler {

        @Override
        public void execute(
                TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenant) {
            if (!sleepsOn(execution, context)) {
                super.execute(configuration, execution, context, tenant);
            }
        }
    }

    private static final class Boundary extends TimerExecuteNestedActivityJobHandler {

        @Override
        public void execute(
                TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenant) {
            if (!sleepsOn(execution, context)) {
                super.execute(configuration, execution, context, tenant);
            }
        }
    }
}
