package org.anju.process;

import org.anju.process.Grammar.Call;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Makes every service task a job of its own, so that a fault stops there and an officer's click is not undone by it.
 * The verbs that commit {@linkplain WithTheNode with the node} stay in the transaction that ended it.
 */
final class AsynchronousServices extends AbstractBpmnParseListener {

    private final VerbCatalogue verbs;

    AsynchronousServices(VerbCatalogue verbs) {
        this.verbs = verbs;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        boolean asynchronous =
                !commitsWithTheNode(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "expression", ""));
        if (activity.isAsyncBefore() != asynchronous) {
            activity.setAsyncBefore(asynchronous);
        }
    }

    private boolean commitsWithTheNode(String expression) {
        return Grammar.parse(expression)
                .filter(phrase -> phrase instanceof Call call && verbs.commitsWithTheNode(call.bean(), call.verb()))
                .isPresent();
    }
}
