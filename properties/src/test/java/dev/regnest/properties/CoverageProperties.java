package dev.regnest.properties;

import static dev.regnest.kernel.EventSource.BREAKPOINT;
import static dev.regnest.kernel.EventSource.ENTRY_TRACE;
import static dev.regnest.kernel.EventSource.HRTIMER;
import static dev.regnest.kernel.EventSource.KPROBE;
import static dev.regnest.kernel.EventSource.NESTED_TRACE;
import static dev.regnest.kernel.EventSource.OPTPROBE;
import static dev.regnest.kernel.EventSource.PMI;
import static dev.regnest.kernel.EventSource.SOFTIRQ_EVENT;
import static dev.regnest.kernel.EventSource.TASK_EVENT;

import dev.regnest.check.Violation;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Context;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Frame;
import dev.regnest.machine.LegalityRule;
import dev.regnest.machine.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What generated scenarios reach, so that none of the other properties is green because nothing happened. */
@Domain(RegnestDomain.class)
@Domain(DomainContext.Global.class)
class CoverageProperties {
  /** Those that let the most in come more often. */
  private static final List<String> HYPOTHESES = List.of(
      "nested-irqs",
      "irqs-on-in-hardirq",
      "nmi-like-exceptions",
      "nmi-like-exceptions",
      "nmi-like-exceptions",
      "traced-sampling-path",
      "traced-sampling-path",
      "entry-lag",
      "entry-lag",
      "reentry");

  /** What can interrupt which context so that it takes a sample, by the rules of some hypothesis. */
  private static final Map<Context, List<EventSource>> OVER = Map.of(
      Context.TASK, List.of(SOFTIRQ_EVENT, HRTIMER, PMI, BREAKPOINT, KPROBE, NESTED_TRACE),
      Context.SOFTIRQ, List.of(HRTIMER, PMI, BREAKPOINT, KPROBE, NESTED_TRACE),
      Context.HARDIRQ, List.of(HRTIMER, PMI, BREAKPOINT, KPROBE, NESTED_TRACE, ENTRY_TRACE),
      Context.NMI, List.of(PMI, BREAKPOINT, KPROBE, NESTED_TRACE, ENTRY_TRACE));

  /** How deep frames of a context stand: tasks below all, others over one or two more; tracing and preemption aside. */
  private static final Map<Context, List<Integer>> DEPTHS = Map.of(
      Context.TASK, List.of(1),
      Context.SOFTIRQ, List.of(2),
      Context.HARDIRQ, List.of(2, 3),
      Context.NMI, List.of(2, 3));

  @Provide
  Arbitrary<Scenario> samplesOnTheStack() {
    return ScenarioGenerator.nests(
        HYPOTHESES.stream().map(h -> Question.of("on-stack", h)).toList(), 3);
  }

  @Property(tries = 3_000)
  @StatisticsReport(onFailureOnly = true)
  void everySourceSamplesOverEveryContextItCanInterruptUpToThreeDeep(
      @ForAll("samplesOnTheStack") Scenario scenario) {
    new Replays(scenario).samples((cpu, data) -> {
      if (cpu.depth() > 0) {
        Context over = Frame.of(cpu).interrupted().context();
        Statistics.collect(data.source(), over, cpu.depth());
      }
    });
    Statistics.coverage(coverage -> {
      OVER.forEach((over, sources) -> sources.forEach(source -> {
        for (int depth : DEPTHS.get(over)) {
          coverage.check(source, over, depth).count(n -> n > 0);
        }
      }));
      coverage.check(TASK_EVENT, Context.TASK, 1).count(n -> n > 0);
    });
  }

  @Provide
  Arbitrary<Scenario> deepAndShallow() {
    Question entryLag = Question.of("on-stack", "entry-lag");
    Question newerEntryLag =
        new Question(entryLag.design(), entryLag.hypothesis().in(Era.V5_11));
    List<Question> deep = List.of(
        Question.of("on-stack", "irqs-on-in-hardirq"),
        new Question(entryLag.design(), Question.hypothesis("fault-in-nmi").in(Era.V5_11)),
        Question.of("on-stack", "traced-sampling-path"));
    Question onPreemptRt =
        new Question(entryLag.design(), Question.hypothesis("nested-irqs").in(Era.PREEMPT_RT));
    List<Question> shallow = List.of(
        Question.of("on-stack", "nested-irqs"),
        Question.of("on-stack", "fault-in-nmi"),
        Question.of("on-stack", "nmi-like-exceptions"),
        newerEntryLag,
        new Question(Oddities.notProbed(), probed()),
        onPreemptRt,
        twoTasks(Switch.PREEMPTIBLE),
        new Question(Oddities.notProbed(), bottomHalves()),
        twoTasks(Switch.PREEMPTIBLE, Switch.TWO_CPUS));
    List<Question> latching = List.of(new Question(entryLag.design(), nmisAndFaults()));
    return Arbitraries.frequencyOf(
        Tuple.of(2, ScenarioGenerator.of(shallow, 4)),
        Tuple.of(2, ScenarioGenerator.nests(deep, 80)),
        Tuple.of(1, ScenarioGenerator.of(latching, 4)));
  }

  private static Hypothesis probed() {
    return new Hypothesis(
        "probed",
        "A task that is not probed everywhere.",
        Set.of(TASK_EVENT, OPTPROBE),
        Era.V6_19,
        Set.of(Switch.NOKPROBE_TEXT),
        Set.of());
  }

  /** Nothing but what waits for the lock of bottom halves: a softirq in a task that preempts another one in its softirq. */
  private static Hypothesis bottomHalves() {
    return new Hypothesis(
        "bottom-halves",
        "Two tasks and their softirqs, on PREEMPT_RT.",
        Set.of(TASK_EVENT, SOFTIRQ_EVENT),
        Era.PREEMPT_RT,
        Set.of(Switch.PREEMPTIBLE, Switch.BH_LOCK),
        Set.of(Arrival.PREEMPTION));
  }

  /** Nothing but what latches an NMI, as among other arrivals three in this order are rare. */
  private static Hypothesis nmisAndFaults() {
    return new Hypothesis(
        "nmis-and-faults",
        "An exception inside an NMI lets NMIs in again.",
        Set.of(TASK_EVENT, PMI),
        Era.V4_6,
        Set.of(),
        Set.of(Arrival.FAULT));
  }

  private static Question twoTasks(Switch... switches) {
    Hypothesis hypothesis = new Hypothesis(
        "two-tasks",
        "Two tasks, on PREEMPT_RT.",
        Set.of(TASK_EVENT, SOFTIRQ_EVENT, HRTIMER),
        Era.PREEMPT_RT,
        Set.of(switches),
        Set.of(Arrival.PREEMPTION, Arrival.MIGRATION));
    return new Question(Designs.named("on-stack").orElseThrow(), hypothesis);
  }

  /** The rarest, a latched NMI and a debug exception in another, come about twelve times. */
  @Property(tries = 900)
  @StatisticsReport(onFailureOnly = true)
  void everyRuleRefusesSomething(@ForAll("deepAndShallow") Scenario scenario) {
    new Replays(scenario).refusals().forEach(Statistics::collect);
    Statistics.coverage(coverage -> {
      for (LegalityRule rule : LegalityRule.values()) {
        coverage.check(rule).count(n -> n > 0);
      }
    });
  }

  @Provide
  Arbitrary<Scenario> brokenDesigns() {
    return ScenarioGenerator.of(
        List.of(
            Question.of("percpu4-posted", "nested-irqs"),
            Question.of("single-flag-first", "reentry"),
            Question.of("single-flag-last", "reentry"),
            Question.of("recursion-slot", "nmi-like-exceptions"),
            Question.of(Oddities.leaking(), "nested-irqs"),
            Question.of(Oddities.unrefusing(), "nested-irqs"),
            Question.of(Oddities.warning(), "nested-irqs"),
            Question.of(Oddities.oopsing(), "nested-irqs"),
            Question.of(Oddities.hanging(), "nested-irqs")),
        RegnestDomain.MAX_ARRIVALS);
  }

  /** The rarest kind, an index out of bounds, is to be expected 18 times. */
  @Property(tries = 800)
  @StatisticsReport(onFailureOnly = true)
  void everyKindOfViolationIsProduced(@ForAll("brokenDesigns") Scenario scenario) {
    scenario.violations().forEach(violation -> Statistics.collect(violation.getClass()));
    Statistics.coverage(coverage -> Arrays.stream(Violation.class.getPermittedSubclasses())
        .forEach(kind -> coverage.check(kind).count(n -> n > 0)));
  }
}
