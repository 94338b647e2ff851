package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.evidence.Verified.Kind;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.machine.RunRefused;
import dev.regnest.report.VerdictLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is wrong with regnest in one part of an answer is told, and takes none of the others with it. */
class DefectsTest {
  private static final Hypothesis NESTED_IRQS = Known.hypothesis("nested-irqs");

  private final StringWriter err = new StringWriter();
  private final Terminal terminal = new Terminal(
      new PrintWriter(new StringWriter()),
      new PrintWriter(err, /* autoFlush= */ true),
      /* colour= */ false,
      /* progress= */ false,
      new AtomicBoolean());
  private final Defects defects = new Defects();

  private static <T> Callable<T> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static RuntimeException defect() {
    return new IllegalStateException("replay does not confirm P2 by n3");
  }

  private List<List<Judgement>> judged(RuntimeException failure) {
    Cells cells = new Cells(/* hypotheses= */ 1, Judgement.ANY_NUMBER, defects);
    for (String id : List.of("single", "pile-4", "percpu4-ordered")) {
      Design design = Known.design(id);
      Callable<Judgement> judging =
          () -> Judge.judge(design, NESTED_IRQS, Registers.REPRESENTATIVE, () -> false);
      cells.add(
          design,
          NESTED_IRQS,
          Registers.REPRESENTATIVE,
          id.equals("pile-4") ? failing(failure) : judging);
    }
    return cells.judge(terminal);
  }

  private static List<Verdict> verdicts(List<List<Judgement>> judged) {
    return judged.stream().map(of -> of.get(0).verdict()).toList();
  }

  @Test
  void theRestIsJudgedAndTheProcessExitsWithSeventy() {
    List<List<Judgement>> judged = judged(defect());
    assertEquals(List.of(Verdict.VIOLATED, Verdict.UNKNOWN, Verdict.PROVED), verdicts(judged));
    assertEquals(
        "pile-4, nested-irqs (V4_6): UNKNOWN: stopped by a defect of regnest",
        VerdictLine.of(judged.get(1).get(0)));
    List<String> told = err.toString().lines().toList();
    assertEquals(
        "regnest: this is a defect of regnest, not of what was asked:"
            + " java.lang.IllegalStateException: replay does not confirm P2 by n3",
        told.get(0));
    assertTrue(told.get(1).startsWith("  at "), told.get(1));
    assertEquals(
        "pile-4 under nested-irqs is not decided; the rest is told. Please report it with the"
            + " command line.",
        told.get(told.size() - 1));
    assertEquals(70, defects.exitCode(1));
  }

  @Test
  void whatCannotBeRunIsNoDefect() {
    List<List<Judgement>> judged = judged(new RunRefused("x.c:1: reads what it must not"));
    assertEquals(List.of(Verdict.VIOLATED, Verdict.UNKNOWN, Verdict.PROVED), verdicts(judged));
    assertEquals("regnest: x.c:1: reads what it must not", err.toString().strip());
    assertEquals(1, defects.exitCode(1));
  }

  @Test
  void verifyTellsItBesideTheOtherFiles() {
    Verified fine = new Verified(Kind.AS_EXPECTED, "a.c nested-irqs", "PROVED");
    List<Verified> verified = VerifyCommand.verified(
        List.of(
            new VerifyCommand.Question("a.c nested-irqs", () -> fine),
            new VerifyCommand.Question("b.c nested-irqs", failing(defect())),
            new VerifyCommand.Question("c.c nested-irqs", failing(new RunRefused("no end")))),
        defects,
        terminal);
    assertEquals(
        List.of(
            "as expected  a.c nested-irqs: PROVED",
            "DEFECT       b.c nested-irqs # a defect of regnest: replay does not confirm P2 by n3",
            "SURPRISE     c.c nested-irqs # no end"),
        verified.stream().flatMap(each -> each.text().stream()).toList());
    assertEquals(
        "not ok 2 b.c nested-irqs # a defect of regnest: replay does not confirm P2 by n3",
        verified.get(1).ktap(2).get(0));
    assertTrue(err.toString().contains("b.c nested-irqs is not decided; the rest is told."));
    assertEquals(70, defects.exitCode(1));
  }

  @Test
  void nothingMetIsNothingTold() {
    assertEquals(0, defects.exitCode(0));
    assertEquals("", err.toString());
  }
}
