package dev.regnest.check;

import static dev.regnest.explore.Runs.design;
import static dev.regnest.explore.Runs.hypothesis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.regnest.check.Violation.AssertionFailed;
import dev.regnest.check.Violation.Hang;
import dev.regnest.check.Violation.Imbalance;
import dev.regnest.check.Violation.Interference;
import dev.regnest.check.Violation.Leak;
import dev.regnest.check.Violation.NeedlessDrop;
import dev.regnest.check.Violation.Oops;
import dev.regnest.check.Violation.OutOfBounds;
import dev.regnest.check.Violation.WrongValue;
import dev.regnest.design.Design;
import dev.regnest.explore.Runs;
import dev.regnest.kernel.Register;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every kind of violation, produced by one design and not by its mended twin under the same schedule. */
class ViolationTest {
  @Test
  void interferenceIsAStoreOfAnotherSampleBeforeTheLoad() {
    Interference seen = new Interference("softirq", "__regs_user[1].ax", "hardirq");
    assertEquals(List.of(seen), run("percpu4-posted", "nested-irqs", "s1(h6)"));
    assertEquals(List.of(), run("percpu4-ordered", "nested-irqs", "s1(h6)"));
    assertEquals(Claim.P1, seen.claim());
    assertEquals("softirq sample, __regs_user[1].ax", seen.place());
    assertEquals(
        "the softirq sample emitted __regs_user[1].ax after the hardirq sample had stored there",
        seen.explain());
  }

  @Test
  void interferenceNeedsTheStoreToFallBetweenFillAndLoad() {
    // In the softirq the store of ax is its access 5 and the load its access 6: only what arrives
    // at point 6 is between.
    for (int point = 1; point <= 10; point++) {
      assertEquals(
          point == 6,
          Runs.broken("percpu4-posted", "nested-irqs", "s1(h" + point + ")").contains(Claim.P1),
          "point " + point);
    }
  }

  @Test
  void wrongValueIsAWordOfAnotherOrigin() {
    // Over user mode, with REGS_USER alone: ax is the interrupted frame's, ip the record's.
    WrongValue seen =
        new WrongValue("NMI", "pebs regs.ip", "PEBS record's ip", "a record of one origin");
    assertEquals(
        List.of(seen), run("pebs-conditional", "pebs-skid", "n1", Register.IP, Register.AX));
    assertEquals(List.of(), run("pebs-all-or-none", "pebs-skid", "n1", Register.IP, Register.AX));
    assertEquals(Claim.P2, seen.claim());
    assertEquals(
        "the NMI sample emitted pebs regs.ip: PEBS record's ip, mixed with words of another origin",
        seen.explain());
  }

  @Test
  void wrongValueIsAWordOfAnEarlierEntry() {
    WrongValue stale = new WrongValue(
        "task", "copy.ax", "user ax of task A, entry 1", "user ax of task A, entry 2");
    assertEquals(List.of(stale), run(Copies.filledOnce(), "reentry", "u13"));
    assertEquals(List.of(), run(Copies.filledAlways(), "reentry", "u13"));
  }

  @Test
  void wrongValueIsAWordOfAnotherTask() {
    // Two accesses more than a plain copy: the last point is 13. The other task, B, finds the copy
    // of A.
    WrongValue foreign = new WrongValue(
        "task", "copy.ax", "user ax of task A, entry 1", "user ax of task B, entry 1");
    assertEquals(List.of(foreign), run(Copies.filledOnce(), "reentry", "p13"));
    assertEquals(List.of(), run(Copies.filledAlways(), "reentry", "p13"));
  }

  @Test
  void wrongValueIsAlsoALengthAndAWordOfAnotherSamplesCallchain() {
    // After the NMI's put at its points 5 and 6 its entry is anybody's; what arrives at 7 is before
    // its length is written.
    assertEquals(
        List.of(
            new WrongValue(
                "NMI",
                "callchain[3].nr",
                "length of the callchain of sample 2",
                "the reserved length of the callchain of sample 1"),
            new Interference("NMI", "callchain[3].ax", "traced"),
            new WrongValue("NMI", "callchain[3].ax", "callchain of sample 2", "sample 1's own")),
        run("callchain-early-put", "traced-sampling-path", "n1(x7)"));
    assertEquals(List.of(), run("callchain-early-put", "nested-irqs", "n1"));
  }

  @Test
  void leakIsAWordThatWasNeverFilled() {
    Leak seen = new Leak("NMI", "regs_user_copy.ax", "never filled");
    assertEquals(List.of(seen), run("single-flag-first", "nested-irqs", "n7"));
    assertFalse(Runs.broken("single", "nested-irqs", "n7").contains(Claim.P3));
    assertEquals(
        "the NMI sample emitted regs_user_copy.ax, which was never filled", seen.explain());
  }

  @Test
  void leakIsAlsoAWordOfAFrameThatIsGone() {
    assertEquals(
        List.of(new Leak("NMI", "interrupted pt_regs.ax", "of a frame that is gone")),
        run("interrupt-regs-in-sample", "deferred-output", "n1"));
    assertEquals(List.of(), run("interrupt-regs-in-sample", "nested-irqs", "n1"));
  }

  @Test
  void leakIsAlsoAWordThatWasNotPushedYet() {
    assertEquals(
        List.of(new Leak("NMI", "data->regs_user_copy.ax", "not pushed yet")),
        run("on-stack", "half-built-entry", "n2"));
    assertEquals(List.of(), run("on-stack", "half-built-entry", "n3"));
  }

  @Test
  void needlessDropIsASampleLostToNoRecursion() {
    NeedlessDrop seen = new NeedlessDrop("NMI", "was lost: no free slot");
    assertEquals(List.of(seen), run("recursion-slot", "nmi-like-exceptions", "b2(n3)"));
    assertEquals(List.of(), run("pile-4", "nmi-like-exceptions", "b2(n3)"));
    assertEquals("the NMI sample, which is no recursion, was lost: no free slot", seen.explain());
  }

  @Test
  void needlessDropIsAlsoAnAnswerOfNoneWhereTheWordsAreComplete() {
    NeedlessDrop none =
        new NeedlessDrop("task", "went out with abi NONE, though the user registers were complete");
    assertEquals(List.of(none), run(Copies.answeringNone(), "nested-irqs", "-"));
    assertEquals(List.of(), run("on-stack", "half-built-entry", "n3"));
  }

  @Test
  void aTracedEventInsideTheSamplingPathMayBeDropped() {
    // The same slot, the same level, the same refusal: but this one is recursion.
    assertEquals(List.of(), run("recursion-slot", "traced-sampling-path", "n2(x3)"));
  }

  @Test
  void imbalanceIsACounterThatDoesNotComeBack() {
    Imbalance leaked = new Imbalance("nesting", "is 1 after everything returned");
    assertEquals(List.of(leaked), run(Piles.neverFreed(), "-"));
    assertEquals(List.of(), run(Piles.kept(), "-"));
    assertEquals(Claim.P5, leaked.claim());
    assertEquals("nesting is 1 after everything returned", leaked.explain());
  }

  @Test
  void imbalanceIsAlsoACounterBelowZero() {
    assertEquals(
        List.of(
            new Imbalance("nesting", "ran below zero"),
            new Imbalance("nesting", "is -1 after everything returned")),
        run(Piles.freedTwice(), "-"));
  }

  @Test
  void outOfBoundsIsAnIndexPastTheArray() {
    OutOfBounds seen = new OutOfBounds("__regs_user", 2, 2);
    assertEquals(List.of(seen), run(Piles.neverRefusing(2), "h6(n2)"));
    assertEquals(List.of(), run(Piles.neverRefusing(3), "h6(n2)"));
    assertEquals("__regs_user[2] is outside the array of 2", seen.explain());
    assertEquals("__regs_user[2]", seen.place());
  }

  @Test
  void theRunEndsAtAnIndexPastTheArrayWhateverWasStillToArrive() {
    assertEquals(
        List.of(new OutOfBounds("__regs_user", 2, 2)), run(Piles.neverRefusing(2), "h6(n2)n9"));
  }

  @Test
  void anAssertionFailsWhereItDoesNotHoldAndTheRunGoesOn() {
    // The task's points: entry, the counter's load, its store, and at point 4 the store back.
    AssertionFailed seen = new AssertionFailed("nest.c:2", "WARN_ON(nesting)");
    assertEquals(List.of(seen), run(Assertions.thatNothingNests(), "n4"));
    assertEquals(List.of(), run(Assertions.thatNothingNests(), "-"));
    assertEquals(List.of(seen, seen), run(Assertions.thatNothingNests(), "n4n4"));
    assertEquals(Claim.ASSERT, seen.claim());
    assertEquals("nest.c:2, WARN_ON(nesting)", seen.place());
    assertEquals("WARN_ON(nesting) at nest.c:2 fires", seen.explain());
  }

  @Test
  void anOopsEndsTheRunWhateverWasStillToArrive() {
    Oops seen = new Oops("nest.c:2", "BUG_ON(nesting)");
    assertEquals(List.of(seen), run(Assertions.oopsingIfSomethingNests(), "n4n9"));
    assertEquals(List.of(), run(Assertions.oopsingIfSomethingNests(), "-"));
    assertEquals(Claim.ASSERT, seen.claim());
    assertEquals("the kernel oopses at nest.c:2: BUG_ON(nesting)", seen.explain());
  }

  @Test
  void aHangEndsTheRunAndIsNoOops() {
    Hang seen = new Hang("nest.c:2", "deadlock: lock is held already");
    assertEquals(List.of(seen), run(Assertions.hangingIfSomethingNests(), "n4n9"));
    assertEquals(List.of(), run(Assertions.hangingIfSomethingNests(), "-"));
    assertEquals(Claim.P6, seen.claim());
    assertEquals("the CPU hangs at nest.c:2: deadlock: lock is held already", seen.explain());
  }

  @Test
  void everyKindOfViolationHasItsCaseHere() {
    Set<Class<?>> kinds = new HashSet<>(Arrays.asList(Violation.class.getPermittedSubclasses()));
    assertEquals(
        Set.of(
            Interference.class,
            WrongValue.class,
            Leak.class,
            NeedlessDrop.class,
            Imbalance.class,
            OutOfBounds.class,
            AssertionFailed.class,
            Oops.class,
            Hang.class),
        kinds);
  }

  private static List<Violation> run(
      String design, String hypothesis, String schedule, Register... registers) {
    return Runs.violations(design(design), hypothesis(hypothesis), schedule, registers);
  }

  private static List<Violation> run(Design design, String schedule) {
    return run(design, "nested-irqs", schedule);
  }

  private static List<Violation> run(Design design, String hypothesis, String schedule) {
    return Runs.violations(design, hypothesis(hypothesis), schedule);
  }
}
