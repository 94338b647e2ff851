package dev.regnest.stress.memory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The actor that stands for what interrupts the other one, on the same CPU.
 *
 * <p>Where a shape has none, both of its actors stand for code that really runs side by side, or one of them only raises a line.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Handler {}
