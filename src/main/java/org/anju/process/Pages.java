package org.anju.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads the whole answer of a query of the engine, page by page. */
final class Pages {

    private Pages() {}

    static <T> List<T> all(int size, BiFunction<Integer, Integer, List<T>> pages) {
        var all = new ArrayList<T>();
        List<T> page;
        do {
            page = pages.apply(all.size(), size);
            all.addAll(page);
        } while (page.size() == size);
        return all;
    }
}
