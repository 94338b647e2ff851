package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.why.Mutant;
import dev.regnest.explore.why.Mutants;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.source.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names a command line may use; an unknown one is answered with the nearest known. */
final class Known {
  private Known() {}

  static Design design(String id) {
    return Designs.named(id)
        .orElseThrow(
            () -> unknown("design", id, Designs.all().stream().map(Design::id).toList()));
  }

  static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id)
        .orElseThrow(() -> unknown(
            "hypothesis", id, Hypotheses.all().stream().map(Hypothesis::id).toList()));
  }

  /** {@return the hypotheses of those names, each once; all standard ones if {@code ids} is null} */
  static List<Hypothesis> hypotheses(List<String> ids) {
    return ids == null
        ? Hypotheses.all()
        : ids.stream().distinct().map(Known::hypothesis).toList();
  }

  /** Accepts V4_4 and v4.4 alike. */
  static Era era(String name) {
    return Era.named(name)
        .orElseThrow(() ->
            unknown("era", name, Arrays.stream(Era.values()).map(Era::name).toList()));
  }

  static List<Register> registers(List<String> names) {
    if (names.equals(List.of("all"))) {
      return Registers.ALL;
    }
    List<Register> registers = new ArrayList<>();
    for (String name : names) {
      List<String> known = Arrays.stream(Register.values()).map(Register::label).toList();
      registers.add(Register.named(name).orElseThrow(() -> unknown("register", name, known)));
    }
    return registers.stream().distinct().toList();
  }

  static Mutant mutant(Mutants mutants, String name) {
    String normal = name.strip().replaceAll("\\s+", " ");
    return mutants
        .named(normal)
        .orElseThrow(() ->
            unknown("mutant", name, mutants.all().stream().map(Mutant::name).toList()));
  }

  private static UsageException unknown(String what, String name, List<String> known) {
    String nearest = nearest(name, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("known: " + String.join(", ", known));
    return new UsageException("unknown " + what + " \"" + name + "\"; " + nearest);
  }

  /** {@return the known name that takes the fewest edits to reach, if fewer than half its letters} */
  static Optional<String> nearest(String name, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(k -> edits(name, k)))
        .filter(k -> 2 * edits(name, k) < Math.max(3, k.length()));
  }

  private static int edits(String one, String other) {
    return Spelling.edits(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }
}
