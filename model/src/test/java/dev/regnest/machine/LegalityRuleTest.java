package dev.regnest.machine;

import static dev.regnest.machine.Arrival.BREAKPOINT;
import static dev.regnest.machine.Arrival.FAULT;
import static dev.regnest.machine.Arrival.HARDIRQ;
import static dev.regnest.machine.Arrival.KPROBE;
import static dev.regnest.machine.Arrival.MACHINE_CHECK;
import static dev.regnest.machine.Arrival.NMI;
import static dev.regnest.machine.Arrival.OPTPROBE;
import static dev.regnest.machine.Arrival.PREEMPTION;
import static dev.regnest.machine.Arrival.SOFTIRQ;
import static dev.regnest.machine.Arrival.TRACE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every legality rule, both where it refuses and next to that where it does not. */
class LegalityRuleTest {
  /** What a bench answers about one arrival, at a place where the rule refuses it and at one where it lets it in. */
  private record Sides(
      LegalityRule rule,
      String what,
      Function<Bench, Optional<LegalityRule>> refusing,
      Function<Bench, Optional<LegalityRule>> allowing,
      Era era) {}

  private static final List<Sides> RULES = rules();

  private static List<Sides> rules() {
    List<Sides> all = new ArrayList<>();
    all.add(new Sides(
        LegalityRule.IRQS_OFF,
        "a hardirq needs irqs on",
        b -> b.inKernel().hardirq().refusing(HARDIRQ),
        b -> b.inKernel().refusing(HARDIRQ),
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.SOFTIRQ_ONLY_OUTSIDE_INTERRUPT,
        "a softirq does not interrupt a softirq",
        b -> b.inKernel().softirq().refusing(SOFTIRQ),
        b -> b.inKernel().refusing(SOFTIRQ),
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.NMI_MASKED,
        "an NMI is masked until somebody's IRET",
        b -> b.inKernel().nmi().refusing(NMI),
        b -> {
          Entry.of(b.inKernel().nmi().cpu()).iret();
          return b.refusing(NMI);
        },
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.NMI_LATCH_HOLDS_ONE,
        "the latch holds one NMI",
        b -> {
          Entry.of(b.inKernel().nmi().cpu()).iret();
          Entry.of(b.cpu()).nmi();
          return b.refusing(NMI);
        },
        b -> {
          Entry.of(b.inKernel().nmi().cpu()).iret();
          Entry.of(b.cpu()).nmi();
          Entry.of(b.cpu()).nmiLatched();
          return b.refusing(NMI);
        },
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.NMI_FIELD_FULL,
        "the NMI field holds 15 over a task",
        b -> b.inKernel().nmiLike(15).refusing(KPROBE),
        b -> b.inKernel().nmiLike(14).refusing(KPROBE),
        Era.V5_11));
    all.add(new Sides(
        LegalityRule.HARDIRQ_UNITS_LIMIT,
        "this model lets 15 HARDIRQ units nest, which leaves 14 over a hardirq",
        b -> b.inKernel().hardirq().nmiLike(14).refusing(KPROBE),
        b -> b.inKernel().hardirq().nmiLike(13).refusing(KPROBE),
        Era.V5_11));
    all.add(new Sides(
        LegalityRule.NO_DEBUG_EXCEPTION_IN_NMI,
        "no #DB inside an NMI, but one over a #BP",
        b -> b.inKernel().nmi().refusing(BREAKPOINT),
        b -> b.inKernel().nmiLike(1).refusing(BREAKPOINT),
        Era.V5_11));
    all.add(new Sides(
        LegalityRule.NO_DEBUG_EXCEPTION_IN_DEBUG,
        "no #DB inside a #DB, but one over a #BP",
        b -> {
          Entry.of(b.inKernel().nmiLike(1).cpu()).debugSave();
          return b.refusing(BREAKPOINT);
        },
        b -> b.inKernel().nmiLike(1).refusing(BREAKPOINT),
        Era.V5_11));
    all.add(new Sides(
        LegalityRule.NO_KPROBE_IN_KPROBE,
        "no kprobe's handler inside a kprobe's, nor in an NMI over it",
        b -> {
          Entry.of(b.inKernel().cpu()).kprobeRunning(true);
          return b.nmi().refusing(KPROBE);
        },
        b -> {
          Entry.of(b.inKernel().cpu()).kprobeRunning(true);
          Entry.of(b.cpu()).kprobeRunning(false);
          return b.nmi().refusing(KPROBE);
        },
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.NOT_PROBED,
        "functions under NOKPROBE_SYMBOL() are not probed, what they call is",
        b -> {
          Frame.of(b.inKernel().cpu()).inNokprobe(true);
          return b.refusing(OPTPROBE);
        },
        b -> {
          Frame.of(b.inKernel().cpu()).inNokprobe(true);
          Frame.of(b.cpu()).inNokprobe(false);
          return b.refusing(OPTPROBE);
        },
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.KERNEL_ONLY,
        "a kernel breakpoint does not hit user mode",
        b -> b.refusing(BREAKPOINT),
        b -> b.inKernel().refusing(BREAKPOINT),
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.TRACED_CODE_ONLY,
        "events are traced inside the sampling path",
        b -> b.inKernel().refusing(TRACE),
        b -> {
          Entry.of(b.inKernel().cpu()).inSamplingPath(true);
          return b.refusing(TRACE);
        },
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.NMI_ENTRY_NOT_TRACEABLE,
        "the lag of an NMI cannot be traced since v5.8, that of a hardirq can",
        b -> b.inKernel().inside(NMI, () -> lagging(b).refusing(TRACE)),
        b -> b.inKernel().inside(HARDIRQ, () -> lagging(b).refusing(TRACE)),
        Era.V5_11));
    all.add(new Sides(
        LegalityRule.KERNEL_STACK_LIMIT,
        "traced events nest 32 deep",
        b -> tracedAtDepth(b.inKernel(), 32),
        b -> tracedAtDepth(b.inKernel(), 31),
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.FAULT_ONLY_IN_NMI,
        "a fault is asked for where its IRET unmasks NMIs",
        b -> b.inKernel().refusing(FAULT),
        b -> b.inKernel().nmi().refusing(FAULT),
        Era.V4_4));
    all.add(new Sides(
        LegalityRule.BH_LOCK_HELD,
        "a softirq waits for the lock of bottom halves",
        b -> {
          b.inKernel().cpu().localBhDisable();
          Entry.of(b.cpu()).restoreCounts();
          return b.refusing(SOFTIRQ);
        },
        b -> {
          b.inKernel().cpu().localBhDisable();
          b.cpu().localBhEnable();
          return b.refusing(SOFTIRQ);
        },
        Era.PREEMPT_RT));
    all.add(new Sides(
        LegalityRule.PREEMPTION_OFF,
        "preemption needs a count of zero",
        b -> {
          b.inKernel().cpu().preemptDisable();
          return b.refusing(PREEMPTION);
        },
        b -> {
          b.inKernel().cpu().preemptDisable();
          b.cpu().preemptEnable();
          return b.refusing(PREEMPTION);
        },
        Era.V4_4));
    return all;
  }

  private static Bench lagging(Bench b) {
    Entry.of(b.cpu()).lag(true);
    return b;
  }

  private static Optional<LegalityRule> tracedAtDepth(Bench b, int depth) {
    Entry.of(b.cpu()).inSamplingPath(true);
    return b.cpu().depth() == depth
        ? b.refusing(TRACE)
        : b.inside(TRACE, () -> tracedAtDepth(b, depth));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleRefusesOnOneSideAndLetsInOnTheOther() {
    return RULES.stream()
        .map(sides -> dynamicTest(sides.rule() + ": " + sides.what(), () -> {
          assertEquals(
              Optional.of(sides.rule()), sides.refusing().apply(Bench.of(sides.era())), "refusing");
          assertEquals(Optional.empty(), sides.allowing().apply(Bench.of(sides.era())), "allowing");
        }));
  }

  @Test
  void noRuleIsLeftOut() {
    Set<LegalityRule> tested = EnumSet.of(LegalityRule.NOT_IN_THIS_HYPOTHESIS);
    RULES.forEach(sides -> tested.add(sides.rule()));
    tested.addAll(TwoTasksLegalityTest.RULES);
    assertEquals(EnumSet.allOf(LegalityRule.class), tested);
  }

  @Test
  void nothingArrivesThatTheHypothesisDoesNotName() {
    Set<EventSource> any = EnumSet.allOf(EventSource.class);
    Bench without = Bench.of(Era.V4_4, EnumSet.of(HARDIRQ), any).inKernel();
    assertEquals(Optional.of(LegalityRule.NOT_IN_THIS_HYPOTHESIS), without.refusing(NMI));
    assertEquals(Optional.empty(), without.refusing(HARDIRQ));
  }

  @Test
  void debugExceptionsHitInsideAnNmiUntilDr7WasCleared() {
    assertEquals(Optional.empty(), Bench.of(Era.V4_4).inKernel().nmi().refusing(BREAKPOINT));
    assertEquals(Optional.empty(), Bench.of(Era.V5_11).inKernel().nmi().refusing(KPROBE));
  }

  @Test
  void nmiEntryIsTraceableInTheKernelOfTheMail() {
    Bench bench = Bench.of(Era.V4_4).inKernel();
    assertEquals(Optional.empty(), bench.inside(NMI, () -> lagging(bench).refusing(TRACE)));
  }

  @Test
  void tracingNeedsASourceThatTraces() {
    Set<Arrival> trace = EnumSet.of(TRACE);
    Bench path = Bench.of(Era.V4_4, trace, EnumSet.of(EventSource.ENTRY_TRACE)).inKernel();
    Entry.of(path.cpu()).inSamplingPath(true);
    assertEquals(Optional.of(LegalityRule.TRACED_CODE_ONLY), path.refusing(TRACE));
    Bench lag = Bench.of(Era.V4_4, trace, EnumSet.of(EventSource.NESTED_TRACE)).inKernel();
    assertEquals(Optional.of(LegalityRule.TRACED_CODE_ONLY), lagging(lag).refusing(TRACE));
  }

  /** ist_enter() adds 0x10000, nmi_enter() 0x110000. */
  @ParameterizedTest
  @CsvSource({"V4_4,0x10000", "V4_6,0x10000", "V5_11,0x110000", "V6_1,0x110000", "V6_19,0x110000"})
  void anExceptionAddsAHardirqUnitAndSince58AnNmiUnitToo(Era era, String count) {
    Bench bench = Bench.of(era).inKernel();
    Entry.of(bench.cpu()).exceptionCount(/* enter= */ true);
    assertEquals(Integer.decode(count), bench.cpu().preemptCount());
    Entry.of(bench.cpu()).exceptionCount(/* enter= */ false);
    assertEquals(0, bench.cpu().preemptCount());
  }

  @Test
  void anExceptionsHardirqUnitNeedsRoomBefore58() {
    Bench full = Bench.of(Era.V4_4).inKernel();
    for (int unit = 0; unit < 15; unit++) {
      assertEquals(Optional.empty(), full.refusing(BREAKPOINT));
      full.hardirq();
    }
    assertEquals(Optional.of(LegalityRule.HARDIRQ_UNITS_LIMIT), full.refusing(BREAKPOINT));
    assertEquals(
        Optional.empty(), full.refusing(FAULT).filter(LegalityRule.HARDIRQ_UNITS_LIMIT::equals));
  }

  @Test
  void dr7StaysClearedInAnNmiOverADebugExceptionInEveryEra() {
    for (Era era : Era.values()) {
      Bench bench = Bench.of(era).inKernel();
      Entry.of(bench.cpu()).debugSave();
      assertTrue(bench.nmi().refusing(BREAKPOINT).isPresent(), era.name());
    }
  }

  @Test
  void aProgramWithoutSuchTextIsNotAskedWhereItStands() {
    Set<Arrival> probes = EnumSet.of(KPROBE);
    Bench bench =
        Bench.of(Era.V5_11, probes, EnumSet.of(EventSource.KPROBE), Set.of()).inKernel();
    Frame.of(bench.cpu()).inNokprobe(true);
    Frame.of(bench.cpu()).forgetWhetherPlaceWasAsked();
    assertEquals(Optional.empty(), bench.refusing(KPROBE));
    assertFalse(Frame.of(bench.cpu()).placeWasAsked());
  }

  @Test
  void aFullFieldKeepsOutMachineChecksButNoFaults() {
    Bench full = Bench.of(Era.V5_11).inKernel().nmiLike(14).nmi();
    assertEquals(Optional.of(LegalityRule.NMI_FIELD_FULL), full.refusing(MACHINE_CHECK));
    assertEquals(Optional.empty(), full.refusing(FAULT));
  }

  @Test
  void aLatchedNmiNeedsNoRoomAsItsBodyRunsLater() {
    Bench full = Bench.of(Era.V5_11).inKernel().nmiLike(14).nmi();
    Entry.of(full.cpu()).iret();
    assertEquals(Optional.empty(), full.refusing(NMI));
  }

  @Test
  void onlyTheTaskAtTheBottomIsPreemptedAndNotWhileItEnters() {
    Bench interrupted = Bench.of(Era.V4_4).inKernel();
    assertEquals(
        Optional.of(LegalityRule.PREEMPTION_OFF),
        interrupted.inside(TRACE, () -> interrupted.refusing(PREEMPTION)));
    Bench entering = Bench.of(Era.V4_4);
    Entry.of(entering.cpu()).leaveUserMode();
    assertEquals(Optional.of(LegalityRule.PREEMPTION_OFF), entering.refusing(PREEMPTION));
    Entry.of(entering.cpu()).complete();
    assertEquals(Optional.empty(), entering.refusing(PREEMPTION));
  }

  @ParameterizedTest
  @EnumSource(LegalityRule.class)
  void everyRuleSaysWhyAndWhereThatIsWritten(LegalityRule rule) {
    assertFalse(rule.because().isBlank());
    assertFalse(rule.because().endsWith("."), "it follows \"because\" in a sentence");
    for (Era era : Era.values()) {
      String source = rule.sources().in(era);
      boolean own = source.startsWith("a limit of the model") || source.equals("the hypothesis");
      assertTrue(
          own || source.matches(".*([a-z]+/|Intel SDM).*"), rule + " in " + era + ": " + source);
    }
  }
}
