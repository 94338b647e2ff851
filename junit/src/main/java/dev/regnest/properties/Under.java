package dev.regnest.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The standard hypotheses that a {@link Scenario}, {@link dev.regnest.explore.Schedule}, {@link Question} or {@link
 * dev.regnest.explore.Hypothesis} parameter is taken from.
 *
 * <p>Without it, all that proofs reach; those that leave a task half done (preemptible, migration, preempt-rt) come only if named.
 */
@Target({ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Under {
  /** {@return the ids of the hypotheses} */
  String[] value();
}
