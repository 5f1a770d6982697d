package org.anju.process;

import static org.anju.process.AllowList.finding;

import java.lang.reflect.Method;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.anju.process.Grammar.BusinessKey;
import org.anju.process.Grammar.Call;
import org.anju.process.Grammar.Comparison;
import org.anju.process.Grammar.Phrase;
import org.anju.process.Grammar.Variable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Where a model may carry an expression, of which form, and that the verbs it calls exist. */
final class ExpressionRules {

    private static final Set<String> VARIABLE_NAMES_TAKEN = Set.of(CasePlace.REGION, "woken", "execution", "task");

    private final Model model;
    private final VerbCatalogue verbs;
    private final List<Finding> findings;

    private ExpressionRules(Model model, VerbCatalogue verbs, List<Finding> findings) {
        this.model = model;
        this.verbs = verbs;
        this.findings = findings;
    }

    static void check(Model model, VerbCatalogue verbs, List<Finding> findings) {
        new ExpressionRules(model, verbs, findings).check();
    }

    private void check() {
        model.elements().forEach(this::check);
    }

    private void check(Element element) {
        if (Model.is(element, "serviceTask")) {
            say(element, Model.camunda(element, "expression"), call(verb -> true));
            resultVariable(element);
        } else if (Model.is(element, "conditionExpression")) {
            say(element, element.getTextContent(), ExpressionRules::readsOneVariable);
        } else if (Model.is(element, "condition")) {
            Predicate<Phrase> asks = call(verb -> verb.getReturnType() == boolean.class);
            say(element, element.getTextContent(), asks.or(ExpressionRules::readsOneVariable));
        } else if (Model.is(element, "timeDate")) {
            say(element, element.getTextContent(), call(verb -> Date.class.isAssignableFrom(verb.getReturnType())));
        } else if (Model.CAMUNDA.equals(element.getNamespaceURI())
                && element.getLocalName().equals("in")) {
            Predicate<Phrase> names = call(verb -> verb.getReturnType() == String.class);
            say(element, element.getAttribute("businessKey"), names.or(BusinessKey.class::isInstance));
        } else {
            texts(element).filter(Grammar::isExpression).forEach(text -> add(element, "expression-place", text));
        }
        attributes(element)
                .filter(attribute -> !mayHoldExpression(attribute))
                .map(Attr::getValue)
                .filter(Grammar::isExpression)
                .forEach(text -> add(element, "expression-place", text));
    }

    private static boolean mayHoldExpression(Attr attribute) {
        return attribute.getLocalName().equals("expression")
                || attribute.getLocalName().equals("businessKey");
    }

    private void say(Element element, String text, Predicate<Phrase> fits) {
        Optional<Phrase> phrase = Grammar.parse(text);
        if (phrase.isEmpty()) {
            add(element, "expression", text);
        } else if (phrase.get() instanceof Call call && !exists(call)) {
            add(element, "verb", call.bean() + "." + call.verb());
        } else if (!fits.test(phrase.get())) {
            add(element, "expression-form", text);
        }
    }

    private boolean exists(Call call) {
        return verbs.verb(call.bean(), call.verb())
                .filter(verb -> verb.getParameterCount() == call.arguments().size())
                .isPresent();
    }

    private Predicate<Phrase> call(Predicate<Method> answers) {
        return phrase -> phrase instanceof Call call
                && verbs.verb(call.bean(), call.verb()).filter(answers).isPresent();
    }

    private static boolean readsOneVariable(Phrase phrase) {
        return phrase instanceof Variable || phrase instanceof Comparison;
    }

    private void resultVariable(Element task) {
        String name = Model.camunda(task, "resultVariable");
        boolean free = name.isEmpty()
                || name.matches("[a-z][A-Za-z0-9]{0,40}")
                        && !VARIABLE_NAMES_TAKEN.contains(name)
                        && !verbs.beans().contains(name);
        if (!free) {
            add(task, "variable", name);
        }
    }

    /** The text of an element itself, without that of the elements in it. */
    private static Stream<String> texts(Element element) {
        return Model.children(element).findAny().isPresent() ? Stream.empty() : Stream.of(element.getTextContent());
    }

    private static Stream<Attr> attributes(Element element) {
        return Stream.iterate(0, number -> number + 1)
                .limit(element.getAttributes().getLength())
                .map(number -> (Attr) element.getAttributes().item(number));
    }

    private void add(Element element, String rule, String detail) {
        findings.add(finding(model, element, rule, detail.length() > 120 ? detail.substring(0, 120) + "…" : detail));
    }
}
