package org.anju.casework.web;

import java.util.regex.Pattern;

/** The way back to the list as it was: its query, carried through the task's pages as {@code back}. */
final class ReturnLink {

    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%&=._+*~-]{0,500}");

    private ReturnLink() {}

    /** The query, unless it is not one of ours: it never leads elsewhere than to the list. */
    static String query(String back) {
        return QUERY.matcher(back).matches() ? back : "";
    }

    static String list(String back) {
        var query = query(back);
        return "/desk/tasks" + (query.isEmpty() ? "" : "?" + query);
    }
}
