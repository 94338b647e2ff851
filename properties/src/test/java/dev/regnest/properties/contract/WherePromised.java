package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.PropertyRecord;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** On a property of a contract: it is skipped, and reported so, for a design that promises the claim nowhere. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(WherePromised.Skip.class)
@interface WherePromised {
  /** {@return the claim} */
  Claim value();

  /** Skips. */
  final class Skip implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      Claim claim = context.findAnnotation(WherePromised.class).orElseThrow().value();
      DesignContract contract =
          (DesignContract) ((PropertyLifecycleContext) context).testInstance();
      return contract.promised(claim).isEmpty()
          ? SkipResult.skip(
              PropertyRecord.NOTHING_TO_TRY + contract.id() + " promises " + claim + " nowhere")
          : SkipResult.doNotSkip();
    }
  }
}
