package dev.regnest.stress.memory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test whose question is what a compiler makes of it, rather than at which moment its actors meet.
 *
 * <p>It takes many samples between two moments at which its actors wait for each other, so that C2 soon has compiled it; all other tests
 * synchronise often, so that neither actor runs ahead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AboutTheCompiler {}
