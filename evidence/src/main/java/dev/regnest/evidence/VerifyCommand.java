package dev.regnest.evidence;

import dev.regnest.evidence.results.Gathering;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.Expectation;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.machine.RunRefused;
import dev.regnest.report.Text;
import dev.regnest.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest verify FILE|DIR...}: every file in C against the result that it says it has. */
@Command(
    name = "verify",
    description = {
      "Judge files in C under the hypotheses in their heads, in the kernel of a line \"Era:\" where there is one, each against its \"Result:\" line.",
      "Exits with 0 if all are as expected, 1 if one is not, 2 if one could not be read: an unexpected proof is a surprise as well."
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Files in C, or folders whose files .c are meant.")
  private List<String> files;

  @Mixin
  private ReadOptions reading;

  @Option(names = "--ktap", description = "Print KTAP, as the kernel's own tests do.")
  private boolean ktap;

  /**
   * One file under one hypothesis; {@code bounds} is empty where the file sets none, {@code surprise} where all is as expected, and {@code
   * leftOut} where all of the file counts.
   */
  private record Outcome(
      String name,
      String said,
      String bounds,
      List<String> leftOut,
      Optional<String> surprise,
      boolean isRead) {
    static Outcome unread(String name, String why) {
      return new Outcome(name, "", "", List.of(), Optional.of(why), /* isRead= */ false);
    }

    String but() {
      return (bounds.isEmpty() ? "" : ", but " + bounds)
          + leftOut.stream().map(sentence -> "; " + sentence).collect(Collectors.joining());
    }
  }

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    Flags flags = reading.flags();
    List<Callable<Outcome>> questions = new ArrayList<>();
    List<Outcome> unread = new ArrayList<>();
    for (String file : CSources.all(files)) {
      try {
        questions.addAll(questions(CSources.read(file, flags), terminal));
      } catch (BadSource wrong) {
        wrong.lines().forEach(terminal.err()::println);
        unread.add(Outcome.unread(file, wrong.lines().get(0)));
      } catch (UsageException nothing) {
        terminal.err().println("regnest: " + nothing.getMessage());
        unread.add(Outcome.unread(file, nothing.getMessage()));
      }
    }
    List<Outcome> outcomes = new ArrayList<>(Cores.run(questions, terminal));
    long surprises = outcomes.stream().filter(o -> o.surprise().isPresent()).count();
    String said = outcomes.size() - surprises + " of " + outcomes.size() + " as expected"
        + (unread.isEmpty() ? "" : ", " + unread.size() + " not read");
    outcomes.addAll(unread);
    print(outcomes, terminal);
    terminal.print((ktap ? "# " : "") + said);
    return surprises > 0 ? 1 : unread.isEmpty() ? 0 : ExitCode.USAGE;
  }

  private static List<Callable<Outcome>> questions(CFile file, Terminal terminal) {
    List<String> named = file.head().hypotheses();
    if (named.isEmpty() || file.head().results().isEmpty()) {
      throw new UsageException(
          "\"" + file.name()
              + "\" says nothing to verify: its head comment needs lines \"Hypotheses:\" and \"Result:\"");
    }
    List<Callable<Outcome>> questions = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Expectation expected = file.head().expected(i).orElseThrow();
      Hypothesis hypothesis = CSources.asked(file, Known.hypothesis(named.get(i)));
      questions.add(() -> outcome(file, hypothesis, expected, terminal));
    }
    return questions;
  }

  private static Outcome outcome(
      CFile file, Hypothesis hypothesis, Expectation expected, Terminal terminal) {
    String name = file.name() + " " + hypothesis.id();
    try {
      Judgement judgement = Subject.of(file).judge(hypothesis, terminal.stop()::get);
      // How much memory there is must not decide whether a file is as expected.
      Optional<String> surprise = judgement.stoppedBy().isEmpty()
          ? expected.surprise(judgement).map(other -> other + why(judgement))
          : Optional.of(judgement.cutShort());
      return new Outcome(
          name,
          Expectation.found(judgement),
          bounds(judgement),
          file.leftOut(),
          surprise,
          /* isRead= */ true);
    } catch (RunRefused refused) {
      return new Outcome(
          name,
          "UNKNOWN",
          "",
          file.leftOut(),
          Optional.of(refused.getMessage()),
          /* isRead= */ true);
    }
  }

  private static String why(Judgement judgement) {
    return judgement.verdict() == Verdict.VACUOUS ? ": " + VerdictLine.vacuous(judgement) : "";
  }

  /** What is green is so within the bounds of the file; nothing else needs them. */
  private static String bounds(Judgement judgement) {
    boolean green = judgement.verdict() == Verdict.PROVED || judgement.verdict() == Verdict.HOLDS;
    return green ? judgement.ownBounds() : "";
  }

  private void print(List<Outcome> outcomes, Terminal terminal) {
    if (ktap) {
      terminal.print("KTAP version 1");
      terminal.print("1.." + outcomes.size());
    }
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (ktap) {
        if (!outcome.bounds().isEmpty()) {
          terminal.print("# " + outcome.bounds());
        }
        outcome.leftOut().forEach(sentence -> terminal.print("# " + sentence));
        terminal.print((outcome.surprise().isEmpty() ? "ok " : "not ok ") + (i + 1) + " "
            + outcome.name() + outcome.surprise().map(s -> " # " + s).orElse(""));
      } else {
        text(outcome, terminal);
      }
    }
  }

  private static void text(Outcome outcome, Terminal terminal) {
    String start = outcome.surprise().isEmpty()
        ? "as expected  "
        : outcome.isRead() ? "SURPRISE     " : "not read     ";
    String end = outcome.surprise().map(s -> " # " + s).orElse(": " + outcome.said());
    String line = outcome.name() + end + outcome.but();
    if (outcome.but().isEmpty()) {
      terminal.print(start + line);
    } else {
      Text.wrap(start, " ".repeat(start.length()), line, Gathering.MAIL_WIDTH)
          .forEach(terminal::print);
    }
  }
}
