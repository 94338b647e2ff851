package dev.regnest.evidence;

import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Why;
import dev.regnest.report.LeftOut;
import dev.regnest.report.VerdictLine;
import dev.regnest.report.WhyText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest why DESIGN}: each operation of a design, with what breaks when it is changed. */
@Command(
    name = "why",
    description = {
      "Show which operations of a design are load-bearing, by changing one at a time.",
      "Exits with 4 if a mutant was not decided, 3 if the design holds and so do all its mutants, 0 if not."
    })
final class WhyCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(
      paramLabel = "DESIGN",
      description = "A design, as ${ROOT-COMMAND-NAME} list names it, or a file FILE.c.")
  private String design;

  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      description =
          "Judge under this hypothesis; may be given several times. By default all standard ones, one by one.")
  private List<String> hypotheses;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private EraOption era;

  @Mixin
  private Limits limits;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    BooleanSupplier stop = limits.or(terminal);
    Subject subject = Subject.of(design, reading.flags());
    List<String> named = hypotheses == null && subject.isFile() ? subject.hypotheses() : hypotheses;
    List<Hypothesis> asked =
        Known.hypotheses(named).stream().map(h -> era.ask(subject, h)).toList();
    if (subject.isFile() && !isDecided(subject, asked, stop, terminal)) {
      return Verdict.UNKNOWN.exitCode();
    }
    Mutants mutants = subject.mutants(asked, era);
    List<Callable<Why>> parts = asked.stream()
        .map(hypothesis -> (Callable<Why>) () -> Why.of(mutants, hypothesis, stop))
        .toList();
    List<Why> whys = Cores.run(parts, terminal);
    if (output.isText()) {
      WhyText.of(whys).forEach(terminal::print);
      LeftOut.lines(subject.design()).forEach(terminal::print);
      limits.hit().ifPresent(by -> terminal.print(" stopped " + by));
    } else {
      output.print(mutants, whys, terminal);
    }
    if (whys.stream().anyMatch(why -> why.verdict() == Verdict.UNKNOWN)) {
      return Verdict.UNKNOWN.exitCode();
    }
    return whys.stream().anyMatch(why -> why.verdict() == Verdict.VACUOUS)
        ? Verdict.VACUOUS.exitCode()
        : 0;
  }

  /** {@return whether the file can be decided at all, as a mutant of what has no end has none either}; says so if not. */
  private boolean isDecided(
      Subject subject, List<Hypothesis> asked, BooleanSupplier stop, Terminal terminal) {
    for (Hypothesis hypothesis : asked) {
      Judgement judgement = subject.judge(hypothesis, stop);
      if (!judgement.complete()) {
        terminal.print(VerdictLine.of(judgement, limits.hit().orElse("")));
        return false;
      }
    }
    return true;
  }
}
