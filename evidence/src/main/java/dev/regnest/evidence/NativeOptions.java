package dev.regnest.evidence;

import dev.regnest.compiled.Effort;
import dev.regnest.compiled.Study;
import dev.regnest.compiled.Toolchain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which compilers, at which levels, with which flags, and how much is run. */
final class NativeOptions {
  private static final List<String> LEVELS = List.of("0", "1", "2", "3", "s", "z", "g", "fast");
  private static final int DEEPEST = 3;

  @Option(
      names = "--cc",
      paramLabel = "CC",
      split = ",",
      description = "The compilers; by default gcc and clang, where they are.")
  private List<String> compilers;

  @Option(
      names = "--opt",
      paramLabel = "LEVEL",
      split = ",",
      defaultValue = "0,1,2,3,s",
      description = "The optimisation levels, as behind -O (default: ${DEFAULT-VALUE}).")
  private List<String> levels;

  @Option(
      names = "--cflags",
      paramLabel = "FLAGS",
      description =
          "Flags in place of the kernel's usual ones; by default those of x86-64 that matter here.")
  private String flags;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "How many interrupts may be inside each other: 1 or 2 at every instruction, 3 by chance (default: 2).")
  private Integer depth;

  @Option(
      names = "--again",
      description =
          "Also let a second one arrive at every instruction after the first has returned.")
  private boolean again;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "With --depth 3, how many places to take by chance for each outermost frame (default: 2000).")
  private Integer samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --depth 3, where chance begins (default: 1).")
  private Long seed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "CPU time for each compiler, level and hypothesis (default: 60).")
  private Integer seconds;

  @Option(
      names = "--all-registers",
      description = "Let a sample copy all 21 words, in place of ip, ax and bp.")
  private boolean allRegisters;

  private boolean missing;

  /** {@return the compilers that are here; those that were named and are not are told to {@code isMissing}} */
  List<Toolchain> compilers(Consumer<String> isMissing) {
    List<Toolchain> here = new ArrayList<>();
    for (String name : compilers == null ? List.of("gcc", "clang") : compilers) {
      Optional<Toolchain> found = Toolchain.named(name);
      found.ifPresent(here::add);
      if (found.isEmpty() && compilers != null) {
        missing = true;
        isMissing.accept(name);
      }
    }
    return here;
  }

  /** {@return whether a compiler that was named is not here} */
  boolean isMissing() {
    return missing;
  }

  List<String> levels() {
    for (String level : levels) {
      if (!LEVELS.contains(level)) {
        throw new UsageException(
            "unknown level \"" + level + "\"; known: " + String.join(", ", LEVELS));
      }
    }
    return levels;
  }

  List<String> flags() {
    List<String> all = new ArrayList<>(Study.KERNEL_FLAGS);
    if (flags != null) {
      all.clear();
      Arrays.stream(flags.strip().split("\\s+")).filter(flag -> !flag.isEmpty()).forEach(all::add);
    }
    if (allRegisters) {
      all.add(Study.ALL_REGISTERS);
    }
    return all;
  }

  Effort effort() {
    levels();
    Effort usual = Effort.DEFAULT;
    return new Effort(
        within("depth", depth, usual.depth(), DEEPEST),
        again,
        within("number of samples", samples, usual.samples(), 1_000_000),
        seed == null ? usual.seed() : seed,
        within("number of seconds", seconds, usual.seconds(), 86_400));
  }

  private static int within(String what, Integer value, int otherwise, int most) {
    if (value == null) {
      return otherwise;
    }
    if (value < 1 || value > most) {
      throw new UsageException("not a " + what + ": \"" + value + "\"; expected 1 to " + most);
    }
    return value;
  }
}
