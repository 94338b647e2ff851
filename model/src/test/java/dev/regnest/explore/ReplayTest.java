package dev.regnest.explore;

import static dev.regnest.explore.Runs.design;
import static dev.regnest.explore.Runs.hypothesis;
import static dev.regnest.explore.Runs.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regnest.check.Violation;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.LegalityRule;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  @ParameterizedTest
  @CsvSource({
    "percpu4-posted,nested-irqs,s1(h6)",
    "single-flag-first,nested-irqs,n7",
    "recursion-slot,nmi-like-exceptions,b2(n3)",
    "callchain-early-put,traced-sampling-path,n1(x7)",
    "pile-4,fault-in-nmi,s3(h4(n2(f1n1)))"
  })
  void theSameScheduleGivesTheSameRun(String design, String hypothesis, String schedule) {
    Log first = new Log();
    Log second = new Log();
    List<Violation> once = Runs.traced(design(design), hypothesis(hypothesis), schedule, first);
    List<Violation> again = Runs.traced(design(design), hypothesis(hypothesis), schedule, second);
    assertEquals(once, again);
    assertEquals(first.events, second.events);
  }

  @Test
  void oneReplayRunsManySchedulesEachFromTheStart() {
    Replay replay =
        new Replay(design("percpu4-posted"), hypothesis("nested-irqs").setup(List.of(Register.AX)));
    Schedule breaking = Schedule.parse("s1(h6)");
    List<Violation> first = replay.run(breaking);
    assertEquals(List.of(), replay.run(Schedule.empty()));
    assertEquals(first, replay.run(breaking));
  }

  @Test
  void everyArrivalIsTracedWhereItWasScheduled() {
    Log log = new Log();
    Runs.traced(design("percpu4-posted"), hypothesis("nested-irqs"), "s3(h2)n9", log);
    assertEquals(
        List.of("+s at 3", "+h at 2", "-h", "-s", "+n at 9", "-n"),
        log.events.stream().filter(e -> "+-".indexOf(e.charAt(0)) >= 0).toList());
  }

  @Test
  void whatARuleForbidsIsRefusedWithTheRuleAndItsSource() {
    assertEquals(
        "in schedule \"s3(s2)\", \"s2\" (softirq at point 2) cannot arrive there, because irq exit runs softirqs only if"
            + " !in_interrupt() (kernel/softirq.c irq_exit(), __local_bh_enable_ip())",
        refusal("nested-irqs", "s3(s2)"));
    assertEquals(
        "in schedule \"k3\", \"k3\" (kprobe at point 3) cannot arrive there, because the hypothesis does not name it"
            + " (the hypothesis)",
        refusal("nested-irqs", "k3"));
    assertEquals(
        Optional.of(LegalityRule.NOT_IN_THIS_HYPOTHESIS),
        refused("nested-irqs", "k3").rule());
    assertEquals(Optional.empty(), refused("nested-irqs", "n99").rule());
  }

  @ParameterizedTest
  @CsvSource({
    "n99,n99,NMI at point 99",
    "n3(h5),h5,hardirq at point 5",
    "l3,l3,LOST record at point 3"
  })
  void aPointThatDoesNotExistIsRefusedByName(String schedule, String step, String what) {
    assertEquals(
        "in schedule \"" + schedule + "\", \"" + step + "\" (" + what
            + ") never happens: the frame it names has no such point, or offers no such choice there"
            + " (./regnest replay with the schedule up to there shows the points)",
        refusal("nested-irqs", schedule));
  }

  private static String refusal(String hypothesis, String schedule) {
    return refused(hypothesis, schedule).getMessage();
  }

  private static IllegalScheduleException refused(String hypothesis, String schedule) {
    return assertThrows(
        IllegalScheduleException.class,
        () -> violations(design("percpu4-posted"), hypothesis(hypothesis), schedule));
  }

  /** Everything that a tracer is told, in words. */
  private static final class Log implements Tracer {
    private final List<String> events = new ArrayList<>();

    @Override
    public void entered(Frame frame) {
      events.add("+" + frame.arrival().letter() + " at " + frame.interrupted().point());
    }

    @Override
    public void returned(Frame frame) {
      events.add("-" + frame.arrival().letter());
    }

    @Override
    public void loaded(Frame frame, Cell cell, int value) {
      events.add("load " + cell.name() + " " + value);
    }

    @Override
    public void stored(Frame frame, Cell cell, int value) {
      events.add("store " + cell.name() + " " + value);
    }

    @Override
    public void asked(Frame frame, Predicate predicate, int answer) {
      events.add("ask " + predicate.call() + " " + answer);
    }

    @Override
    public void took(Frame frame, Arrival choice) {
      events.add("took " + choice);
    }
  }
}
