package org.anju.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A verb that commits with the transaction that ended the node before it: its service task is the only kind that is
 * not asynchronous. What it does must be quick and must not fail for reasons of its own.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithTheNode {}
