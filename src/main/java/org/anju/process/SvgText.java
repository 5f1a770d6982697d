package org.anju.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes SVG elements as text; every value is escaped here and nowhere else. Attributes with an empty value are left out. */
final class SvgText {

    private final StringBuilder out = new StringBuilder();

    void open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
    }

    void close(String element) {
        out.append("</").append(element).append(">\n");
    }

    void empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
    }

    void text(String element, String text, String... attributes) {
        tag(element, attributes)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(element)
                .append(">\n");
    }

    /** Numbers as SVG wants them: at most one decimal, none if whole, separated by a space. */
    static String numbers(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> BigDecimal.valueOf(value)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        return out;
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
