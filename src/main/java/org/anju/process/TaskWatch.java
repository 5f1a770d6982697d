package org.anju.process;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** The one listener of ours in the engine: tells the rest of the application about tasks, in the engine's transaction. */
final class TaskWatch extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher events;

    TaskWatch(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var properties = ExtensionProperties.of(element);
        var opened = new Opened(
                properties.value("node"),
                properties.value("begins").or(() -> properties.value("node")),
                properties.value("nameEn").orElse(""),
                List.of(element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "candidateGroups", "")
                        .split("\\s*,\\s*")),
                element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "formRef", ""));
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> events.publishEvent(opened.by(created)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> closed(done, TaskClosed.Ending.COMPLETED));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, gone -> closed(gone, TaskClosed.Ending.CANCELLED));
    }

    private void assigned(DelegateTask task) {
        events.publishEvent(new TaskAssigned(new TaskId(task.getId()), Optional.ofNullable(task.getAssignee()), now()));
    }

    private void closed(DelegateTask task, TaskClosed.Ending ending) {
        events.publishEvent(new TaskClosed(new TaskId(task.getId()), task.getTaskDefinitionKey(), ending, now()));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** What the model says of every task of this kind. */
    private record Opened(
            Optional<String> node, Optional<String> begins, String nameEn, List<String> groups, String form) {

        TaskOpened by(DelegateTask task) {
            var where = CasePlace.of(task.getExecution());
            return new TaskOpened(
                    new TaskId(task.getId()),
                    task.getTaskDefinitionKey(),
                    where.definitionKey(),
                    where.businessKey(),
                    where.region(),
                    node,
                    begins,
                    task.getName(),
                    nameEn,
                    groups,
                    form,
                    now());
        }
    }
}
