package org.anju.process;

import org.anju.process.Grammar.Phrase;
import org.anju.process.Grammar.Text;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * First lock: an expression is read by {@link Grammar} before the engine's expression language sees it. This is the
 * one door through which BPMN, DMN and forms all reach that language; {@code createExpression} alone is not.
 */
final class ExpressionLock extends JuelExpressionManager {

    ExpressionLock(BeanLock beans) {
        super(beans);
    }

    @Override
    public ValueExpression createValueExpression(String text) {
        Phrase phrase =
                Grammar.parse(text).orElseThrow(() -> new ForbiddenInModels("Models may not say %s.".formatted(text)));
        return super.createValueExpression(phrase instanceof Text ? text : text.strip());
    }
}
