package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/** What {@code -Dregnest.tries} says is what runs, scaled where a property says so. */
class TriesProperties {
  @Property
  @PerProperty(AsOftenAsAllOthers.class)
  void aPropertyIsTriedAsOftenAsIsAsked(@ForAll long any) {}

  @Property
  @Tries(2.5)
  @PerProperty(TwoAndAHalfTimesAsOften.class)
  void aPropertyThatNeedsMoreTriesGetsThem(@ForAll long any) {}

  @Property
  @Tries(value = 0, atLeast = 3)
  @PerProperty(ThreeTimes.class)
  void aPropertyThatAssertsCoverageIsTriedAtLeastAsOftenAsItNeeds(@ForAll long any) {}

  static final class ThreeTimes implements PerProperty.Lifecycle {
    @Override
    public void after(PropertyExecutionResult result) {
      assertEquals(3, result.countTries());
    }
  }

  static final class AsOftenAsAllOthers implements PerProperty.Lifecycle {
    @Override
    public void after(PropertyExecutionResult result) {
      assertEquals(Tries.Scaled.OTHERS, result.countTries());
    }
  }

  static final class TwoAndAHalfTimesAsOften implements PerProperty.Lifecycle {
    @Override
    public void after(PropertyExecutionResult result) {
      assertEquals(Math.ceil(Tries.Scaled.OTHERS * 2.5), result.countTries());
    }
  }
}
