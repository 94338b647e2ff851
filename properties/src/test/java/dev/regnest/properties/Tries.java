package dev.regnest.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** How often a property is tried, where that is not as often as the others: it grows with {@code -Dregnest.tries} as they do. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(Tries.Scaled.class)
public @interface Tries {
  /** {@return how many times as often as the others} */
  double value();

  /** {@return the fewest, where it asserts what its tries have in common} */
  int atLeast() default 0;

  /** Multiplies. */
  final class Scaled implements AroundPropertyHook {
    static final int OTHERS = Integer.getInteger("jqwik.tries.default", 1_000);

    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      Tries tries = context.findAnnotation(Tries.class).orElseThrow();
      int scaled = (int) Math.ceil(OTHERS * tries.value());
      context.attributes().setTries(Math.max(scaled, tries.atLeast()));
      return property.execute();
    }
  }
}
