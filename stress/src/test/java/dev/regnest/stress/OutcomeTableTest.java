package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.Shape;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.results.II_Result;

/** Each way in which a table can drift from its test is noticed. */
class OutcomeTableTest {
  private static final StateCase BEFORE = row("0, 0", Expect.ACCEPTABLE, "Before.");
  private static final StateCase AFTER = row("1, 1", Expect.ACCEPTABLE, "After.");
  private static final StateCase OVERLAP =
      row("0, 1", Expect.ACCEPTABLE_INTERESTING, "Between: not a one-CPU schedule.");
  private static final StateCase LEAK = row("1, 0", Expect.FORBIDDEN, "A leak.");

  @Test
  void aTableThatSaysWhatIsPredictedHasNoDifference() {
    assertEquals(List.of(), differences(Released.class, BEFORE, AFTER, OVERLAP, LEAK));
  }

  @Test
  void anOutcomeTakenOutOfTheTableIsMissed() {
    assertEquals(
        List.of("predicted, but Forbidden: \"1, 1\""),
        differences(Released.class, BEFORE, OVERLAP, LEAK));
  }

  @Test
  void aReleaseStoreMadePlainPredictsWhatTheTableForbids() {
    assertEquals(
        List.of("predicted, but Forbidden: \"1, 0\""),
        differences(MadePlain.class, BEFORE, AFTER, OVERLAP, LEAK));
  }

  @Test
  void anOutcomeThatCannotBeIsNoRowOfTheTable() {
    StateCase never = row("7, 7", Expect.ACCEPTABLE_INTERESTING, "Never.");
    assertEquals(
        List.of("declared, but not predicted: \"7, 7\""),
        differences(Released.class, BEFORE, AFTER, OVERLAP, LEAK, never));
  }

  @Test
  void whatOneCpuCannotHaveIsSaidToBeSo() {
    StateCase silent = row("0, 1", Expect.ACCEPTABLE, "Between.");
    assertEquals(
        List.of("has to be interesting and \"not a one-CPU schedule\": \"0, 1\""),
        differences(Released.class, BEFORE, AFTER, silent, LEAK));
  }

  @Test
  void whatOneCpuCanHaveIsNotSaidToBeAnOverlap() {
    StateCase excused =
        row("1, 1", Expect.ACCEPTABLE_INTERESTING, "Not so: not a one-CPU schedule.");
    assertEquals(
        List.of("one CPU can have it: \"1, 1\""),
        differences(Released.class, BEFORE, excused, OVERLAP, LEAK));
  }

  private static List<String> differences(Class<? extends Shape> shape, StateCase... rows) {
    TestInfo info =
        new TestInfo(shape.getName(), shape.getName(), "", "", 2, List.of("nmi", "sample"), false);
    List.of(rows).forEach(info::addCase);
    return new OutcomeTable(info).differences(Prediction.of(info));
  }

  private static StateCase row(String pattern, Expect expect, String description) {
    return new StateCase(Pattern.compile(pattern), expect, description);
  }

  /** Fills one word and says so; {@link MadePlain} is the same with the seeded mistake. */
  public static class Released extends Shape {
    static final int FLAG = 0;
    static final int WORD = 1;

    /** Eight cells, all 0. */
    public Released() {
      super(new Fields());
    }

    /** The interrupted one. */
    @Actor
    public void sample() {
      m.set(WORD, 1);
      flag();
    }

    void flag() {
      m.setRelease(FLAG, 1);
    }

    /** The one that interrupts. */
    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r1 = m.getAcquire(FLAG);
      r.r2 = r.r1 == 0 ? m.getAcquire(FLAG) : m.getAcquire(WORD);
    }
  }

  /** The release store made plain. */
  public static class MadePlain extends Released {
    @Override
    void flag() {
      m.set(FLAG, 1);
    }
  }
}
