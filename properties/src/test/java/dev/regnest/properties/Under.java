package dev.regnest.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The standard hypotheses a {@link Scenario} parameter is taken from; without it, all of them. */
@Target({ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Under {
  /** {@return the ids of the hypotheses} */
  String[] value();
}
