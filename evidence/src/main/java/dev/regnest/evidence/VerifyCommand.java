package dev.regnest.evidence;

import dev.regnest.evidence.Verified.Kind;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.Expectation;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.machine.RunRefused;
import dev.regnest.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "Exits with 0 if all are as expected, 1 if one is not, 2 if one could not be read, 3 if all were skipped for want of a kernel tree: an unexpected proof is a surprise as well. What is a defect of regnest is told, the rest is judged, and it exits with 70."
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

  /** What is asked of one file under one hypothesis. */
  record Question(String name, Callable<Verified> answer) {}

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    Flags flags = reading.flags();
    Defects defects = new Defects();
    List<Question> questions = new ArrayList<>();
    List<Verified> unread = new ArrayList<>();
    List<Verified> skipped = new ArrayList<>();
    for (String file : CSources.all(files)) {
      try {
        Optional<String> missing = CSources.missingTree(file, flags);
        if (missing.isPresent()) {
          skipped.add(new Verified(Kind.SKIPPED, file, missing.get()));
          continue;
        }
        questions.addAll(questions(CSources.read(file, flags), terminal));
      } catch (BadSource wrong) {
        wrong.lines().forEach(terminal.err()::println);
        unread.add(new Verified(Kind.NOT_READ, file, wrong.lines().get(0)));
      } catch (UsageException nothing) {
        terminal.err().println("regnest: " + nothing.getMessage());
        unread.add(new Verified(Kind.NOT_READ, file, nothing.getMessage()));
      } catch (RuntimeException | StackOverflowError defect) {
        defects.met(file, defect, terminal);
        unread.add(defect(file, defect));
      }
    }
    List<Verified> verified = verified(questions, defects, terminal);
    long expected = count(verified, Kind.AS_EXPECTED);
    String said = expected + " of " + verified.size() + " as expected"
        + (skipped.isEmpty() ? "" : ", " + skipped.size() + " skipped")
        + (unread.isEmpty() ? "" : ", " + unread.size() + " not read");
    boolean surprised = count(verified, Kind.SURPRISE) > 0;
    boolean nothingRan = verified.isEmpty() && unread.isEmpty();
    verified.addAll(skipped);
    verified.addAll(unread);
    print(verified, terminal);
    terminal.print((ktap ? "# " : "") + said);
    int ran = nothingRan ? Verdict.VACUOUS.exitCode() : 0;
    return defects.exitCode(surprised ? 1 : unread.isEmpty() ? ran : ExitCode.USAGE);
  }

  private static long count(List<Verified> verified, Kind kind) {
    return verified.stream().filter(each -> each.is(kind)).count();
  }

  /** {@return the answers; what is a defect of regnest takes none of the others with it} */
  static List<Verified> verified(List<Question> questions, Defects defects, Terminal terminal) {
    List<Attempt<Verified>> attempts =
        Cores.attempt(questions.stream().map(Question::answer).toList(), terminal);
    List<Verified> verified = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      RuntimeException failure = attempts.get(i).failure();
      String name = questions.get(i).name();
      if (failure instanceof RunRefused) {
        verified.add(new Verified(Kind.SURPRISE, name, failure.getMessage()));
      } else if (failure != null) {
        defects.met(name, failure, terminal);
        verified.add(defect(name, failure));
      } else {
        verified.add(attempts.get(i).result());
      }
    }
    return verified;
  }

  private static Verified defect(String name, Throwable defect) {
    return new Verified(Kind.DEFECT, name, "a defect of regnest: " + defect.getMessage());
  }

  private static List<Question> questions(CFile file, Terminal terminal) {
    List<String> named = file.head().hypotheses();
    if (named.isEmpty() || file.head().results().isEmpty()) {
      throw new UsageException(
          "\"" + file.name()
              + "\" says nothing to verify: its head comment needs lines \"Hypotheses:\" and \"Result:\"");
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Expectation expected = file.head().expected(i).orElseThrow();
      Hypothesis hypothesis = CSources.asked(file, Known.hypothesis(named.get(i)));
      String name = file.name() + " " + hypothesis.id();
      questions.add(new Question(name, () -> verified(name, file, hypothesis, expected, terminal)));
    }
    return questions;
  }

  private static Verified verified(
      String name, CFile file, Hypothesis hypothesis, Expectation expected, Terminal terminal) {
    // What its own runs come to is said of a verdict, whichever else of the file is judged
    // meanwhile.
    CFile own = file.isOverTree() ? file.again() : file;
    Judgement judgement = Subject.of(own).judge(hypothesis, terminal.stop()::get);
    // How much memory there is must not decide whether a file is as expected.
    Optional<String> surprise = judgement.stoppedBy().isEmpty()
        ? expected.surprise(judgement).map(other -> other + why(judgement))
        : Optional.of(judgement.cutShort());
    return new Verified(
        surprise.isPresent() ? Kind.SURPRISE : Kind.AS_EXPECTED,
        name,
        surprise.orElse(Expectation.found(judgement)),
        bounds(judgement),
        Stream.of(file.leftOut(), own.notReached()).flatMap(List::stream).toList());
  }

  private static String why(Judgement judgement) {
    return judgement.verdict() == Verdict.VACUOUS ? ": " + VerdictLine.vacuous(judgement) : "";
  }

  /** What is green is so within the bounds of the file; nothing else needs them. */
  private static String bounds(Judgement judgement) {
    boolean green = judgement.verdict() == Verdict.PROVED || judgement.verdict() == Verdict.HOLDS;
    return green ? judgement.ownBounds() : "";
  }

  private void print(List<Verified> verified, Terminal terminal) {
    if (ktap) {
      terminal.print("KTAP version 1");
      terminal.print("1.." + verified.size());
    }
    for (int i = 0; i < verified.size(); i++) {
      Verified each = verified.get(i);
      (ktap ? each.ktap(i + 1) : each.text()).forEach(terminal::print);
    }
  }
}
