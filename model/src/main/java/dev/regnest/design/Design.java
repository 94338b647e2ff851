package dev.regnest.design;

import dev.regnest.kernel.Era;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.Set;
import java.util.function.Function;

/**
 * One design under test, as the catalogue lists it.
 *
 * @param id its name on the command line, kebab-case and unique
 * @param meaning what it does, in a line
 * @param source who proposed it, and where
 * @param existedIn the eras whose kernels had it; empty for a proposal that was never merged
 * @param build builds the program, in a kernel
 */
public record Design(
    String id, String meaning, String source, Set<Era> existedIn, Function<Kernel, Program> build) {

  /** Copies the set, so that a design never changes. */
  public Design {
    existedIn = Set.copyOf(existedIn);
  }

  /** {@return whether kernels of that era had it} */
  public boolean existedIn(Era era) {
    return existedIn.contains(era);
  }
}
