package org.anju.privacy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references of HTML and XML, decoded. */
final class Entities {

    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20});?");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "shy", "\u00ad", "zwj", "\u200d", "zwnj",
            "\u200c", "ndash", "-", "mdash", "-");

    private Entities() {}

    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(reference(match.group(1))));
    }

    /** The character that a reference without its ampersand names; a space for a name that tells nothing here. */
    static String reference(String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, " ");
        }
        var isHex = name.startsWith("#x") || name.startsWith("#X");
        var character =
                isHex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
        return Character.isValidCodePoint(character) ? Character.toString(character) : " ";
    }
}
