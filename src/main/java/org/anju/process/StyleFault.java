package org.anju.process;

/**
 * A place where a model is not drawn or written in house style.
 *
 * @param element the id of the element, or of the process where it concerns the whole
 */
public record StyleFault(Rule rule, String element) {

    /** What a program can check of the house style; each rule has a sentence of its own. */
    public enum Rule {
        /** One executable process in a file, its id in kebab-case and without a version. */
        ONE_PROCESS,
        /** Kept for 3650 days, said in days. */
        KEPT_TEN_YEARS,
        /** Everything that is shown has a Chinese and an English name. */
        NAMED_TWICE,
        /** A decision asks a question. */
        DECISION_ASKS,
        /** Every flow out of a decision is an answer, and exactly one of them is the default. */
        ANSWERS_WITH_ONE_DEFAULT,
        /** A join and a parallel gateway carry no name. */
        JOIN_IS_SILENT,
        /** An id says the kind and the label in English, written by hand. */
        ID_BY_HAND,
        /** Each end is a different result; none is called the end. */
        END_IS_A_RESULT,
        /** Flows run to the right or to the trouble below; those that run back are labelled arcs under the line. */
        LEFT_TO_RIGHT,
        /** The good path is one straight line from the start to an end. */
        STRAIGHT_GOOD_PATH,
        /** No line runs through a shape, and no shape stands on another. */
        CLEAR_SHAPES,
        /** No line crosses another. */
        NO_CROSSING,
        /** At most nine phases, at most six deciding steps. */
        ONE_SCREEN,
        /** No pools and no lanes. */
        NO_LANES,
        /** A service task waits for its own transaction, unless it raises a duty to publish: that commits with its node. */
        ASYNCHRONOUS_SERVICE,
        /** A call passes a business key and nothing else, and binds to the deployment. */
        CALL_PASSES_THE_KEY,
        /** A condition reads one variable. */
        ONE_VARIABLE,
        /** A deadline is asked from a bean, never written as a duration or a date. */
        DEADLINE_IS_ASKED,
        /** A user task names its form, bound to the deployment, and one known role. */
        FORM_AND_ROLE,
        /** Explanations stand in documentation, not in XML comments. */
        NO_COMMENTS
    }
}
