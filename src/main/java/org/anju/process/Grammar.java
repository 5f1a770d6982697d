package org.anju.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole language of expressions in models, as text; one expression is the whole text or none of it is, and
 * {@code #} may stand for {@code $}:
 *
 * <pre>
 * text without "${" and "#{"
 * "${" "execution.processBusinessKey" "}"
 * "${" variable "}"
 * "${" variable ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") literal "}"
 * "${" bean "." verb "(" [argument {"," argument}] ")" "}"
 * argument = "execution.processBusinessKey" | "execution.currentActivityId" | literal
 * literal  = "'" any but quote, backslash, "$", "#", braces, line ends "'" | number | "true" | "false"
 * </pre>
 */
final class Grammar {

    /** The longest expression; longer text without an expression is only text. */
    private static final int LONGEST = 500;

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,63}";
    private static final String LITERAL = "'[^'\\\\$#{}\\p{Cntrl}]{0,200}'|-?[0-9]{1,9}(?:\\.[0-9]{1,9})?|true|false";
    private static final String ARGUMENT = "execution\\.processBusinessKey|execution\\.currentActivityId|" + LITERAL;

    private static final Pattern BUSINESS_KEY = Pattern.compile("[$#]\\{\\s*execution\\.processBusinessKey\\s*}");
    private static final Pattern VARIABLE = Pattern.compile("[$#]\\{\\s*(%s)\\s*}".formatted(NAME));
    private static final Pattern COMPARISON =
            Pattern.compile("[$#]\\{\\s*(%s)\\s*(==|!=|<=|>=|<|>)\\s*(%s)\\s*}".formatted(NAME, LITERAL));
    private static final Pattern CALL =
            Pattern.compile("[$#]\\{\\s*(%1$s)\\.(%1$s)\\(\\s*((?:(?:%2$s)\\s*(?:,\\s*(?:%2$s)\\s*)*)?)\\)\\s*}"
                    .formatted(NAME, ARGUMENT));
    private static final Pattern ARGUMENTS = Pattern.compile(ARGUMENT);

    /** Names that the expression language or the engine gives a meaning of its own. */
    private static final List<String> RESERVED = List.of(
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "authenticatedUserId",
            "empty",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "true",
            "false",
            "null",
            "instanceof");

    private Grammar() {}

    /** What a text in a model says, or nothing if it says what no model may. */
    sealed interface Phrase permits Text, BusinessKey, Variable, Comparison, Call {}

    record Text(String value) implements Phrase {}

    record BusinessKey() implements Phrase {}

    record Variable(String name) implements Phrase {}

    record Comparison(String name, String operator, String literal) implements Phrase {}

    record Call(String bean, String verb, List<String> arguments) implements Phrase {

        /** Whether an argument is this text as a literal. */
        boolean says(String text) {
            return arguments.contains("'" + text + "'");
        }
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    static Optional<Phrase> parse(String text) {
        if (!isExpression(text)) {
            return Optional.of(new Text(text));
        }
        String expression = text.strip();
        return expression.length() > LONGEST
                ? Optional.empty()
                : expression(expression).filter(Grammar::namesAreFree);
    }

    private static Optional<Phrase> expression(String text) {
        if (BUSINESS_KEY.matcher(text).matches()) {
            return Optional.of(new BusinessKey());
        }
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return Optional.of(new Variable(variable.group(1)));
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return Optional.of(new Comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
        }
        Matcher call = CALL.matcher(text);
        return call.matches()
                ? Optional.of(new Call(call.group(1), call.group(2), arguments(call.group(3))))
                : Optional.empty();
    }

    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = ARGUMENTS.matcher(text);
        while (argument.find()) {
            arguments.add(argument.group());
        }
        return List.copyOf(arguments);
    }

    private static boolean namesAreFree(Phrase phrase) {
        if (phrase instanceof Variable variable) {
            return !RESERVED.contains(variable.name());
        }
        if (phrase instanceof Comparison comparison) {
            return !RESERVED.contains(comparison.name());
        }
        return !(phrase instanceof Call call) || !RESERVED.contains(call.bean());
    }
}
