package org.anju.process;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.util.ClassUtils;

/** The verbs that models may call: bean by bean, method by method, known before any bean is made. */
final class VerbCatalogue {

    private final Map<String, Map<String, Method>> verbs = new TreeMap<>();

    /** Lists the public methods of each class under the name of its bean. */
    VerbCatalogue(Map<String, Class<?>> beans) {
        beans.forEach((name, type) -> verbs.put(name, verbsOf(ClassUtils.getUserClass(type))));
    }

    Set<String> beans() {
        return Collections.unmodifiableSet(verbs.keySet());
    }

    Optional<Method> verb(String bean, String name) {
        return Optional.ofNullable(verbs.getOrDefault(bean, Map.of()).get(name));
    }

    boolean commitsWithTheNode(String bean, String name) {
        return verb(bean, name)
                .filter(verb -> verb.isAnnotationPresent(WithTheNode.class))
                .isPresent();
    }

    private static Map<String, Method> verbsOf(Class<?> type) {
        Map<String, Method> found = new LinkedHashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isPublic(method.getModifiers())
                    || Modifier.isStatic(method.getModifiers())
                    || method.isSynthetic()) {
                continue;
            }
            if (found.put(method.getName(), method) != null) {
                throw new IllegalStateException("The verb %s.%s is overloaded; give each its own name."
                        .formatted(type.getSimpleName(), method.getName()));
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
