package dev.regnest.machine.mutation;

import dev.regnest.machine.Accesses;
import dev.regnest.machine.Computed;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Stage;
import java.util.Locale;

/**
 * Changes what code computes from what it has loaded: a condition, the value of a local, whether it returns, or the order of two
 * assignments.
 *
 * @param site what is computed
 * @param how what becomes of it
 */
public record Recompute(Site site, How how) implements Mutation {
  /** What becomes of it. */
  public enum How {
    /** The branch is taken. */
    TAKEN("taken whatever the condition says", 1),
    /** The branch is not taken. */
    SKIPPED("not taken whatever the condition says", 0),
    /** The condition is what is left without that part. */
    OMIT("left out of its condition", 0),
    /** The local is given one more. */
    MORE("one more", 0),
    /** The local is given one less. */
    LESS("one less", 0),
    /** The function goes on where it returned. */
    STAY("goes on instead", 0),
    /** The two assignments change places. */
    EXCHANGE("the other one first", 1);

    private final String meaning;
    private final long value;

    How(String meaning, long value) {
      this.meaning = meaning;
      this.value = value;
    }

    private long of(String object, long computed) {
      return switch (this) {
        case OMIT -> object.startsWith("&&") ? 1 : 0;
        case MORE -> computed + 1;
        case LESS -> computed - 1;
        default -> value;
      };
    }
  }

  @Override
  public String verb() {
    return how.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return how.meaning;
  }

  @Override
  public Accesses over(Driver driver) {
    Locator locator = new Locator(site, driver);
    return new Through(driver) {
      @Override
      public void begins(Stage stage) {
        locator.begins(stage);
      }

      @Override
      public long computes(Computed what, String text, long value) {
        return locator.isAt(Site.Kind.of(what), text) ? how.of(text, value) : value;
      }
    };
  }
}
