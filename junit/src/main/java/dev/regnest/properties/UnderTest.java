package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.Set;
import java.util.function.Function;

/** A class of properties about one design; {@link RegnestDomain} asks it for the design. */
public interface UnderTest {
  /** {@return the design that the scenarios of this class run} */
  Design design();

  /**
   * {@return a design of your own}
   *
   * @param id its name, kebab-case
   * @param storage where a sample's registers go, built from per-CPU cells
   */
  static Design design(String id, Function<PerCpu, RegsUserStorage> storage) {
    return new Design(
        id,
        "a design of your own",
        "you",
        Set.of(),
        kernel -> new UserRegsPath(kernel, storage.apply(kernel.perCpu())));
  }
}
