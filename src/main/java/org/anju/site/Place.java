package org.anju.site;

import java.util.Locale;
import org.anju.web.Languages;

/**
 * Where a page stands, so that every link can be relative and the folder works under any address.
 *
 * @param path the same in both languages: the English page lies at {@code en/} and the path
 * @param personal whether the page shows personal data, so that search engines stay away
 */
record Place(Locale locale, String path, boolean personal) {

    static final String ENGLISH = "en/";

    /** The address of a page or file without its language. */
    static String bare(String address) {
        return address.startsWith(ENGLISH) ? address.substring(ENGLISH.length()) : address;
    }

    public boolean english() {
        return Languages.english(locale);
    }

    /** For {@code <html lang>}. */
    public String language() {
        return english() ? "en" : "zh-CN";
    }

    /** Where the page lies in the folder. */
    public String file() {
        return english() ? ENGLISH + path : path;
    }

    /** A link to a page of the same language. */
    public String link(String target) {
        return up(depth()) + target;
    }

    /** A link to a file that both languages share. */
    public String shared(String target) {
        return up(english() ? depth() + 1 : depth()) + target;
    }

    /** A link to this page in the other language. */
    public String other() {
        return english() ? up(depth() + 1) + path : up(depth()) + ENGLISH + path;
    }

    public String text(String chinese, String english) {
        return english() && !english.isBlank() ? english : chinese;
    }

    public Said said(String kept) {
        return Said.of(kept, this);
    }

    private int depth() {
        return (int) path.chars().filter(each -> each == '/').count();
    }

    private static String up(int levels) {
        return "../".repeat(levels);
    }
}
