package dev.regnest.kernelc.random;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.source.CException;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import dev.regnest.protocol.Draw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file in C that a seed draws: a few variables, functions of a few contexts that do a few things to them, and what must not happen.
 *
 * @param seed the seed
 * @param tree its text
 * @param hypothesis what it is asked
 */
public record RandomFile(long seed, Tree tree, Hypothesis hypothesis) {
  /** What is not asked: a compiler that moves accesses, two CPUs, and sources that run nothing of a file. */
  private static final List<Hypothesis> ASKED = Hypotheses.all().stream()
      .filter(h -> !h.switches().contains(Switch.COMPILER_REORDERS))
      .filter(h -> !h.switches().contains(Switch.TWO_CPUS))
      .toList();

  /** {@return the file that the seed draws} */
  public static RandomFile of(long seed) {
    Draw draw = Draw.of(seed);
    Tree tree = new FileDraw(draw, /* isNative= */ false).file();
    return new RandomFile(seed, tree, asked(draw));
  }

  private static Hypothesis asked(Draw draw) {
    Hypothesis asked = ASKED.get(draw.below(3) == 0 ? draw.below(ASKED.size()) : 0);
    return withReentry(draw.below(3) == 0 ? asked.in(Era.values()[draw.below(3)]) : asked);
  }

  /** {@return the file that the seed draws for compiled code: all its accesses are volatile, it chooses nothing, and leaves no array} */
  public static RandomFile compiled(long seed) {
    Draw draw = Draw.of(seed);
    Tree tree = new FileDraw(draw, /* isNative= */ true).file();
    return new RandomFile(seed, tree, asked(draw));
  }

  /** Proofs let the task enter any number of times, so that everybody must. */
  private static Hypothesis withReentry(Hypothesis hypothesis) {
    Set<Arrival> others = new HashSet<>(hypothesis.others());
    others.add(Arrival.REENTRY);
    return new Hypothesis(
        hypothesis.id(),
        hypothesis.sentence(),
        hypothesis.sources(),
        hypothesis.era(),
        hypothesis.switches(),
        others);
  }

  /** {@return its text, as one would write it} */
  public String text() {
    return Indenting.of(tree.text());
  }

  /**
   * {@return the file as it is read}
   *
   * @throws CException if it is refused
   */
  public CFile read() {
    return CFile.of("random-" + seed + ".c", text());
  }

  /** {@return the same file with another text} */
  public RandomFile with(Tree other) {
    return new RandomFile(seed, other, hypothesis);
  }

  /** {@return the hypothesis as the file can be asked it; empty if nothing of what it lets arrive runs anything of the file} */
  public Optional<Hypothesis> under(CFile file) {
    try {
      return Optional.of(file.under(hypothesis));
    } catch (CException nothingRuns) {
      return Optional.empty();
    }
  }

  /** {@return it to be pasted, with what it is asked in its head} */
  @Override
  public String toString() {
    List<String> head = new ArrayList<>();
    head.add("/*");
    head.add(" * Drawn by seed " + seed + ".");
    head.add(" *");
    head.add(" * Hypotheses: " + hypothesis.id());
    head.add(" * Era: " + hypothesis.era());
    head.add(" */");
    return String.join("\n", head) + "\n" + text();
  }
}
