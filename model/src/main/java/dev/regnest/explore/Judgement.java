package dev.regnest.explore;

import dev.regnest.check.Claim;
import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an engine found out about one design under one hypothesis.
 *
 * @param design the design
 * @param hypothesis the hypothesis, in the era it was judged in
 * @param registers the words that were copied
 * @param verdict the verdict
 * @param broken every broken claim with the counterexample to print
 * @param interrupts the bound: the most arrivals of a schedule, or {@link #ANY_NUMBER}
 * @param schedules how many schedules were run, or frame states explored where there is no bound
 * @param cutShort what kept it from the end: {@link #STOPPED} and by what, {@link #ENDLESS} and where, {@link #GROWS} and what, or {@link #VALUES_LEFT}; empty if nothing did
 * @param coverage what the runs did
 */
public record Judgement(
    Design design,
    Hypothesis hypothesis,
    List<Register> registers,
    Verdict verdict,
    Map<Claim, Counterexample> broken,
    int interrupts,
    long schedules,
    String cutShort,
    Coverage coverage) {

  /** In place of a bound: any number of interrupts. */
  public static final int ANY_NUMBER = -1;

  /** It was stopped; what stopped it may follow. */
  public static final String STOPPED = "stopped";

  /** A variable takes ever more values; its name and how many it had follow. */
  public static final String GROWS = "no end is seen to the values of";

  /** What to do about that. */
  public static final String AGAINST_GROWTH =
      "count modulo less, by __wraps(n) on the variable, or say how often the function runs that counts, by __times(n)";

  /** Values that nobody knows have others than those that were tried. */
  public static final String VALUES_LEFT = "not all values were tried";

  /** Copies the collections. */
  public Judgement {
    registers = List.copyOf(registers);
    Map<Claim, Counterexample> copy = new EnumMap<>(Claim.class);
    copy.putAll(broken);
    broken = java.util.Collections.unmodifiableMap(copy);
  }

  /** {@return whether it was judged for any number of interrupts} */
  public boolean isUnbounded() {
    return interrupts == ANY_NUMBER;
  }

  /** {@return that nothing is known yet: no schedule has been run} Parameters are as above. */
  public static Judgement nothing(
      Design design, Hypothesis hypothesis, List<Register> registers, int interrupts) {
    return new Judgement(
        design,
        hypothesis,
        registers,
        Verdict.UNKNOWN,
        Map.of(),
        interrupts,
        /* schedules= */ 0,
        STOPPED,
        new Coverage());
  }

  /** Code waits in loops that nothing modelled ends; their places follow. */
  public static final String ENDLESS = "nothing modelled ends the loop at";

  /**
   * {@return what kept an engine from the end, as {@link #cutShort}}
   *
   * @param endless the places of loops that nothing modelled ends
   */
  public static String cutShort(boolean wasStopped, Model model, SortedSet<String> endless) {
    if (wasStopped) {
      return STOPPED;
    }
    if (!endless.isEmpty()) {
      return ENDLESS + " " + String.join(" and ", endless);
    }
    return model.triesAllValues() ? "" : VALUES_LEFT;
  }

  /** {@return whether every schedule up to the bound was run, with every value: what is not broken holds} */
  public boolean complete() {
    return cutShort.isEmpty();
  }

  /** {@return whether it was given up, as a variable takes ever more values} */
  public boolean grew() {
    return cutShort.startsWith(GROWS);
  }

  /** {@return whether it was stopped} */
  public boolean wasStopped() {
    return cutShort.startsWith(STOPPED);
  }

  /** {@return what stopped it, "by the memory limit of 460 MB"; empty if nothing did, or nobody said what} */
  public String stoppedBy() {
    return wasStopped() ? cutShort.substring(STOPPED.length()).strip() : "";
  }

  /** {@return the claims that nothing was found to break, but that may break all the same; empty where it is complete} */
  public Set<Claim> undecided() {
    Set<Claim> undecided = new TreeSet<>(complete() ? Set.of() : coverage.claims());
    undecided.removeAll(broken.keySet());
    return undecided;
  }

  /** {@return how often at most parts of the code run however much arrives, as it says itself; empty where nothing else bounds them} */
  public String ownBounds() {
    return new Model(design, hypothesis.setup(registers)).ownBounds();
  }

  /** {@return what to say where the code came by no assertion, if it takes no samples; empty if samples are what is tested} */
  public String untested() {
    return new Model(design, hypothesis.setup(registers)).untested();
  }

  /** {@return the sources of the hypothesis that never entered the sampling path} */
  public Set<EventSource> neverEntered() {
    Set<EventSource> never = new TreeSet<>(hypothesis.sources());
    never.removeAll(coverage.entered());
    return never;
  }

  /** {@return whether a sample with registers was written out from a source that the hypothesis names} */
  public boolean someEmitted() {
    return someEmitted(hypothesis, coverage);
  }

  private static boolean someEmitted(Hypothesis hypothesis, Coverage coverage) {
    return hypothesis.sources().stream().anyMatch(coverage.emitted()::contains);
  }

  /** {@return the same, stopped by that, "by the time limit of 10 s": a green is none then} */
  public Judgement stopped(String by) {
    return new Judgement(
        design,
        hypothesis,
        registers,
        verdict == Verdict.VIOLATED ? verdict : Verdict.UNKNOWN,
        broken,
        interrupts,
        schedules,
        by.isEmpty() ? STOPPED : STOPPED + " " + by,
        coverage);
  }

  /** {@return the same with what another search has found that breaks by a shorter schedule, or breaks at all} */
  public Judgement and(Judgement other) {
    Map<Claim, Counterexample> all = new EnumMap<>(Claim.class);
    all.putAll(broken);
    other.broken.forEach((claim, found) -> all.merge(claim, found, Counterexample::shorter));
    Coverage both = new Coverage();
    both.add(coverage);
    both.add(other.coverage);
    return new Judgement(
        design,
        hypothesis,
        registers,
        all.isEmpty() ? verdict : Verdict.VIOLATED,
        all,
        interrupts,
        schedules,
        cutShort,
        both);
  }

  /** {@return the same, where it turned out that nothing was really tested} */
  public Judgement asVacuous() {
    return new Judgement(
        design,
        hypothesis,
        registers,
        Verdict.VACUOUS,
        broken,
        interrupts,
        schedules,
        cutShort,
        coverage);
  }

  /**
   * {@return the verdict that follows}
   *
   * @param ifGreen the verdict of this engine where nothing breaks and something was tested
   */
  public static Verdict verdict(
      Hypothesis hypothesis,
      Map<Claim, Counterexample> broken,
      boolean complete,
      Coverage coverage,
      Verdict ifGreen) {
    if (!broken.isEmpty()) {
      return Verdict.VIOLATED;
    }
    if (!complete) {
      return Verdict.UNKNOWN;
    }
    if (!hypothesis.isAsked()) {
      return Verdict.VACUOUS;
    }
    boolean allEntered = coverage.entered().containsAll(hypothesis.sources());
    boolean someChecked = someEmitted(hypothesis, coverage) || coverage.someAsked();
    return allEntered && someChecked ? ifGreen : Verdict.VACUOUS;
  }
}
