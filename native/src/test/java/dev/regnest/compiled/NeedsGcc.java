package dev.regnest.compiled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that is skipped, and says so on the console, where nothing compiled can be interrupted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGcc.Condition.class)
@interface NeedsGcc {
  /** Whether it can. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> missing = Toolchain.missingHere()
          .or(() ->
              Toolchain.named("gcc").isPresent() ? Optional.empty() : Optional.of("no gcc here"));
      missing.ifPresent(why -> System.out.println("NOT RUN: " + context.getDisplayName()
          + ": compiled code was not interrupted, as " + why));
      return missing
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("gcc is here"));
    }
  }
}
