package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code matrix} and {@code check} share: which hypotheses, how far, and the judging itself. */
final class Judging {
  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      description =
          "Judge under this hypothesis; may be given several times. By default all standard ones, one by one.")
  private List<String> hypotheses;

  @Option(
      names = "--interrupts",
      paramLabel = "K",
      description =
          "Run every schedule of up to K interrupts, one by one, instead of proving for any number.")
  private Integer interrupts;

  @Mixin
  private Conditions conditions;

  /** {@return for each design its judgements, one a hypothesis; in the order of the arguments, whoever was faster} */
  List<List<Judgement>> judge(List<Design> designs, Terminal terminal) {
    if (interrupts != null && interrupts < 0) {
      throw new UsageException(
          "not a number of interrupts: \"" + interrupts + "\"; expected 0 or more");
    }
    List<Hypothesis> asked = conditions.hypotheses(hypotheses);
    List<Register> registers = conditions.registers();
    List<Callable<Judgement>> cells = new ArrayList<>();
    for (Design design : designs) {
      for (Hypothesis hypothesis : asked) {
        cells.add(() -> judge(design, hypothesis, registers, terminal.stop()::get));
      }
    }
    List<Judgement> all = Cores.run(cells, terminal);
    List<List<Judgement>> perDesign = new ArrayList<>();
    for (int i = 0; i < all.size(); i += asked.size()) {
      perDesign.add(all.subList(i, i + asked.size()));
    }
    return perDesign;
  }

  /** {@return the options that ask for the same, each with a blank before it} */
  String asOptions() {
    StringBuilder options = new StringBuilder();
    if (hypotheses != null) {
      hypotheses.forEach(hypothesis -> options.append(" --hypothesis ").append(hypothesis));
    }
    if (interrupts != null) {
      options.append(" --interrupts ").append(interrupts);
    }
    return options + conditions.asOptions();
  }

  private Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return interrupts == null
        ? Prover.judge(design, hypothesis, registers, stop)
        : Enumerator.judge(design, hypothesis, registers, interrupts, stop);
  }
}
