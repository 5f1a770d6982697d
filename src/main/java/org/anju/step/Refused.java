package org.anju.step;

import java.util.List;

/** A rule of the feature said no. Every objection is told at once; nothing was changed. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Objection> objections;

    /**
     * One reason, as a message key of the bundle {@code messages/batch} with its arguments.
     *
     * @param field the form's field that it concerns, or empty
     */
    public record Objection(String field, String key, List<Object> arguments) {

        public Objection(String field, String key, Object... arguments) {
            this(field, key, List.of(arguments));
        }
    }

    public Refused(List<Objection> objections) {
        super("Refused: " + objections.stream().map(Objection::key).toList());
        this.objections = List.copyOf(objections);
    }

    public Refused(String key, Object... arguments) {
        this(List.of(new Objection("", key, arguments)));
    }

    public List<Objection> objections() {
        return objections;
    }
}
