package org.anju.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xml.sax.SAXException;

/** The forms of decisions that no task waits for, but a message: the event that receives it names its form. */
@Component
@Transactional(readOnly = true)
public class MessageForms {

    private final RuntimeService engine;
    private final RepositoryService repository;

    MessageForms(RuntimeService engine, RepositoryService repository) {
        this.engine = engine;
        this.repository = repository;
    }

    /**
     * The form with which the case was deployed, whatever has been deployed since.
     *
     * @throws NotWaiting if no case with this key waits for the message
     */
    public DeployedForm form(String message, String businessKey) {
        var waiting = engine.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance -> engine
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .eventName(message)
                        .list()
                        .stream()
                        .map(event -> form(instance.getProcessDefinitionId(), event)))
                .findFirst();
        return waiting.orElseThrow(() -> new NotWaiting(message, businessKey));
    }

    private DeployedForm form(String definition, EventSubscription event) {
        var deployment = repository.getProcessDefinition(definition).getDeploymentId();
        try (InputStream xml = repository.getProcessModel(definition)) {
            var model = Model.read(definition, xml.readAllBytes());
            var form = Optional.ofNullable(model.byId().get(event.getActivityId()))
                    .flatMap(start -> Model.property(start, "form"))
                    .orElseThrow(() ->
                            new IllegalStateException("The event %s names no form.".formatted(event.getActivityId())));
            try (InputStream schema = repository.getResourceAsStream(deployment, form + ".form")) {
                return DeployedForm.parse(schema.readAllBytes());
            }
        } catch (IOException | SAXException impossible) {
            throw new IllegalStateException("The deployed model %s cannot be read.".formatted(definition), impossible);
        }
    }
}
