package org.anju;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Follows the links of the desk, one page of each kind, and notes what is wrong with it. */
final class Walk {

    private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|svg|json|pdf)($|\\?)");
    private static final Pattern ELSEWHERE = Pattern.compile("[?&](lang|print)=");
    private static final Pattern DESK = Pattern.compile("^/(desk|ops|studio|account)/?.*");

    private final Set<String> kinds = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /** From where the visitor stands. Kinds of pages that an earlier walk has seen are not opened again. */
    void follow(Page page, Supplier<List<String>> check) {
        var ahead = new ArrayDeque<String>();
        ahead.add(page.url());
        while (!ahead.isEmpty()) {
            var address = ahead.remove();
            if (!kinds.add(kind(address))) {
                continue;
            }
            if (FILE.matcher(address).find()) {
                note(address, page.request().get(address).status());
                continue;
            }
            note(address, status(page.navigate(address)));
            faults.addAll(check.get());
            for (var link : links(page)) {
                if (!ELSEWHERE.matcher(link).find() && isOfTheDesk(link)) {
                    ahead.add(link);
                }
            }
        }
    }

    List<String> faults() {
        return faults;
    }

    int kinds() {
        return kinds.size();
    }

    private void note(String address, int status) {
        if (status >= 400) {
            faults.add("%s answered %d".formatted(address, status));
        }
    }

    private static int status(Response response) {
        return response == null ? 200 : response.status();
    }

    private static List<String> links(Page page) {
        var found = page.evaluate("() => [...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0])");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static boolean isOfTheDesk(String link) {
        return DESK.matcher(path(link)).matches();
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    /** The path without what names one thing, and the names of the parameters without what they say. */
    private static String kind(String address) {
        return path(address)
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("R\\d\\d-[0-9A-Z]{4}-\\d{5}", "HOUSEHOLD")
                .replaceAll("990\\d+-\\d+-\\d+", "BATCH")
                .replaceAll("/[AB]\\d(\\.\\d)?(?=/|$)", "/ITEM")
                .replaceAll("\\d+", "N")
                .replaceAll("=[^&]*", "")
                .replaceAll("\\?.*\\bback\\b.*|\\?(text|project|region).*", "");
    }
}
