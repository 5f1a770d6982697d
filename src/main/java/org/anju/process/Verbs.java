package org.anju.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean whose public methods are the verbs that models may call, and the only kind of bean that they can. The class
 * and its verbs are public, because the engine's expressions must reach them; no verb is overloaded.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Verbs {

    /** The name by which models call the bean. */
    @AliasFor(annotation = Component.class)
    String value();
}
