package org.anju.process;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Second lock: the beans that expressions and scripts can see are those of the catalogue of verbs, not the Spring
 * context. Each is looked up when it is called, so that a verb's bean may itself depend on the engine.
 */
final class BeanLock extends AbstractMap<Object, Object> {

    private final Set<String> names;
    private final Function<String, Object> lookup;

    BeanLock(Set<String> names, Function<String, Object> lookup) {
        this.names = names;
        this.lookup = lookup;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names.contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name && names.contains(name) ? lookup.apply(name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        Map<Object, Object> beans = new LinkedHashMap<>();
        names.forEach(name -> beans.put(name, lookup.apply(name)));
        return Map.copyOf(beans).entrySet();
    }
}
