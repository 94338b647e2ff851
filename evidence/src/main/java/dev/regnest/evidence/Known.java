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
    String lower = name.toLowerCase(Locale.ROOT);
    Comparator<String> byDistance =
        Comparator.comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT)));
    return known.stream()
        .min(byDistance)
        .filter(k -> 2 * distance(lower, k.toLowerCase(Locale.ROOT)) < Math.max(3, k.length()));
  }

  /** The number of letters to insert, delete or replace. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
