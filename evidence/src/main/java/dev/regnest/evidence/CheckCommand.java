package dev.regnest.evidence;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.DeadSlots;
import dev.regnest.explore.why.Unguarded;
import dev.regnest.report.CounterexampleText;
import dev.regnest.report.Findings;
import dev.regnest.report.HeldByGuard;
import dev.regnest.report.LeftOut;
import dev.regnest.report.ReachText;
import dev.regnest.report.VerdictLine;
import dev.regnest.report.WhyItHolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest check DESIGN}: one design under every hypothesis, with the evidence. */
@Command(
    name = "check",
    description = {
      "Judge one design, and show how it breaks.",
      "Exits with 1 if a schedule breaks it, 4 if that was not decided, 3 if nothing was really tested, 0 if it holds."
    })
final class CheckCommand implements Callable<Integer> {
  /** Nobody waits longer for an answer unless he says so. */
  private static final double SECONDS = 60;

  @ParentCommand
  private Regnest regnest;

  @Parameters(
      paramLabel = "DESIGN",
      description =
          "A design, as ${ROOT-COMMAND-NAME} list names it, or a file FILE.c, judged under the hypotheses that its head names.")
  private String design;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private Judging judging;

  @Option(
      names = "--explain",
      description =
          "Say what keeps a design whole where it holds; always said when one hypothesis is asked about.")
  private boolean explain;

  @Option(
      names = "--emit-c",
      description =
          "Print a file in C with all that it needs of the kernel tree, as it is judged, and judge nothing.")
  private boolean emit;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    if (emit) {
      CSources.emitted(design, reading.flags()).lines().forEach(terminal::print);
      return 0;
    }
    Subject subject = Subject.of(design, reading.flags());
    judging.stopAfter(SECONDS);
    Cells prepared = judging.prepare(List.of(subject), terminal);
    Function<List<Judgement>, List<String>> dead = deadSlots(subject, terminal);
    List<Judgement> judgements = prepared.judge(terminal).get(0);
    if (output.isText()) {
      text(subject, judgements, dead, terminal);
    } else {
      output.print(List.of(judgements), judging.stop(), terminal);
    }
    return judging.exitCode(ExitCode.of(judgements));
  }

  /**
   * Prepares the search for dead slots, which is for designs and their text alone: beside the judging, unless that will tell, or has limits that
   * the search would share.
   */
  private Function<List<Judgement>, List<String>> deadSlots(Subject subject, Terminal terminal) {
    BooleanSupplier stop = terminal.stop()::get;
    if (subject.isFile() || !output.isText()) {
      return judgements -> List.of();
    }
    if (judging.isOfAll() || judging.hasLimits()) {
      return judgements -> DeadSlots.of(judgements, stop);
    }
    Future<List<String>> search = Cores.begin(() -> DeadSlots.search(subject.design(), stop));
    return judgements -> Cores.result(search);
  }

  private void text(
      Subject subject,
      List<Judgement> judgements,
      Function<List<Judgement>, List<String>> dead,
      Terminal terminal) {
    for (Judgement judgement : judgements) {
      VerdictLine.lines(judgement, judging.stoppedBy()).forEach(terminal::print);
      if (!subject.isFile()) {
        Unguarded.judge(judgement, judging.stop())
            .map(unguarded -> HeldByGuard.lines(judgement, unguarded))
            .ifPresent(lines -> lines.forEach(terminal::print));
      }
    }
    LeftOut.lines(subject.design()).forEach(terminal::print);
    if (subject.isFile()) {
      LeftOut.lines(subject.file().notReached()).forEach(terminal::print);
    }
    Set<String> shown = new HashSet<>();
    List<Judgement> oldLast = new ArrayList<>(judgements);
    oldLast.sort(Comparator.comparing(Findings::isAnachronism));
    for (Judgement judgement : oldLast) {
      judgement.broken().forEach((claim, example) -> {
        if (shown.add(claim + " " + example.schedule() + " " + example.violation())) {
          terminal.print("");
          CounterexampleText.of(judgement, example).lines().forEach(terminal::print);
          CounterexampleText.ofInterruptEntry(judgement, example).forEach(terminal::print);
        }
      });
    }
    boolean file = subject.isFile();
    if (!file && (explain || judgements.size() == 1)) {
      judgements.forEach(judgement -> explain(judgement, judgements.size() > 1, terminal));
    }
    sampled(subject, terminal);
    findings(judgements, dead.apply(judgements), terminal);
  }

  private static void sampled(Subject subject, Terminal terminal) {
    if (subject.isFile() && subject.file().samplesValues()) {
      finding(
          "of an integer that nobody knows, only 0, the ends of its type and the constants of the file with"
              + " their neighbours were tried; __VERIFIER_nondet_bool() and __VERIFIER_nondet_uchar() take all their values",
          terminal);
    }
  }

  private static void explain(Judgement judgement, boolean named, Terminal terminal) {
    List<String> lines = new ArrayList<>(WhyItHolds.of(judgement));
    lines.addAll(ReachText.of(judgement));
    if (!lines.isEmpty()) {
      terminal.print("");
      if (named) {
        terminal.print(judgement.hypothesis().id());
      }
      lines.forEach(terminal::print);
    }
  }

  private static void findings(List<Judgement> judgements, List<String> dead, Terminal terminal) {
    terminal.print("");
    Findings.of(judgements, dead).forEach(finding -> finding(finding, terminal));
    Findings.limits(judgements, "").forEach(terminal::print);
  }

  private static void finding(String finding, Terminal terminal) {
    Findings.lines(finding).forEach(terminal::print);
  }
}
