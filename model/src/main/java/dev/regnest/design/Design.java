package dev.regnest.design;

import dev.regnest.kernel.Era;
import dev.regnest.machine.Interposition;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One design under test, as the catalogue lists it.
 *
 * @param id its name on the command line, kebab-case and unique
 * @param meaning what it does, in a line
 * @param source who proposed it, and where
 * @param existedIn the eras whose kernels had it; empty for a proposal that was never merged
 * @param era the kernel whose rules hold for it unless the user says otherwise; empty where each hypothesis has its own
 * @param reading how it was read from a file; {@link Reading#NONE} for one of the catalogue, which is classes
 * @param build builds the program, in a kernel
 */
public record Design(
    String id,
    String meaning,
    String source,
    Set<Era> existedIn,
    Optional<Era> era,
    Reading reading,
    Function<Kernel, Program> build) {

  /** Copies the set, so that a design never changes. */
  public Design {
    existedIn = Set.copyOf(existedIn);
  }

  /** Creates one of classes, which has no era of its own. */
  public Design(
      String id,
      String meaning,
      String source,
      Set<Era> existedIn,
      Function<Kernel, Program> build) {
    this(id, meaning, source, existedIn, Optional.empty(), Reading.NONE, build);
  }

  /** {@return the same, with that between its code and the machine} */
  public Design interposed(Interposition between) {
    return new Design(id, meaning, source, existedIn, era, reading, kernel -> {
      kernel.interpose(between);
      return build.apply(kernel);
    });
  }

  /** {@return the same by another name} */
  public Design named(String other) {
    return new Design(other, meaning, source, existedIn, era, reading, build);
  }

  /** {@return whether it is a file that somebody wrote, and no design of the catalogue} */
  public boolean isFile() {
    return !reading.text().isEmpty();
  }

  /** {@return whether kernels of that era had it} */
  public boolean existedIn(Era era) {
    return existedIn.contains(era);
  }
}
