package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.check.Coverage;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Earliest;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Model;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Decides a design for any number of interrupts at any point, nested as deep as the era allows.
 *
 * <p>Nested interrupts are procedure calls by an adversary, so one CPU is a pushdown system and summaries of its handlers decide it. Depth
 * is first left without limit; only where that does not settle, or breaks what the limit forbids, are nested frames counted exactly.
 */
public final class Prover {
  /** The arrivals up to which every shorter or earlier schedule is tried as well, to print the first of the shortest. */
  private static final int ENUMERATED = 2;

  /** The same where the compiler has moved accesses, which are many more. */
  private static final int ENUMERATED_WITH_MOVES = 1;

  private static final int MOST_MOVES = 1;

  /** No schedule has so few arrivals. */
  private static final int NONE = -1;

  /** How often the search for the first of the shortest asks whether to stop, before it does. */
  private static final int MOST_QUESTIONS = 10_000;

  private final Design design;
  private final Hypothesis hypothesis;
  private final List<Register> registers;
  private final Set<Reduction> reductions;
  private final BooleanSupplier stop;
  private final Coverage coverage = new Coverage();
  private final Map<Claim, Found> shortest = new EnumMap<>(Claim.class);
  private final Map<Bound, Judgement> enumerated = new HashMap<>();
  private final List<Proofs.Proved> proved = new ArrayList<>();
  private final Proofs others;
  private UnfoldedModel last;
  private final SortedSet<String> endless = new TreeSet<>();
  private long states;
  private String grows = "";

  private Prover(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Set<Reduction> reductions,
      Proofs others,
      BooleanSupplier stop) {
    if (!reaches(hypothesis)) {
      refuse(hypothesis);
    }
    this.design = design;
    this.hypothesis = hypothesis;
    this.registers = hypothesis.setup(registers).registers();
    this.reductions = reductions;
    this.others = others;
    this.stop = stop;
  }

  /** {@return whether proofs reach the hypothesis: not where a compiler moves accesses of two tasks} */
  static boolean reaches(Hypothesis hypothesis) {
    Set<Switch> rules = hypothesis.switches();
    boolean isOfTwoTasks = rules.contains(Switch.PREEMPTIBLE);
    return !(isOfTwoTasks && rules.contains(Switch.COMPILER_REORDERS));
  }

  private static void refuse(Hypothesis hypothesis) {
    throw new IllegalArgumentException("no proof reaches \"" + hypothesis.id()
        + "\", where a compiler moves accesses of two tasks; ask Bounded for up to "
        + hypothesis.bound().orElseThrow() + " arrivals");
  }

  private record Found(List<Register> slice, Schedule schedule) {}

  /** How far the schedules of a slice are enumerated. */
  private record Bound(List<Register> slice, int arrivals, int moves) {}

  /**
   * {@return what any number of interrupts say about the design, with all reductions}
   *
   * @param hypothesis one without a bound; {@link Engines} asks another engine about those that have one
   * @param registers the words copied and emitted, at least one
   * @param stop asked now and then; true ends the proof with what is known so far, as UNKNOWN if nothing is broken yet
   * @throws IllegalArgumentException if the hypothesis has a bound
   */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return judge(design, hypothesis, registers, new Proofs(), stop);
  }

  /** {@return the same, with nothing proved again that is among {@code others}, to which what is proved is added} */
  static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Proofs others,
      BooleanSupplier stop) {
    EnumSet<Reduction> all = EnumSet.allOf(Reduction.class);
    return new Prover(design, hypothesis, registers, all, others, stop).judgement();
  }

  /** {@return the same with only those reductions, which must not change a verdict} */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Set<Reduction> reductions,
      BooleanSupplier stop) {
    return new Prover(design, hypothesis, registers, reductions, new Proofs(), stop).judgement();
  }

  /** {@return the same where all of it is among {@code others}, else empty} */
  static Optional<Judgement> known(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Proofs others,
      BooleanSupplier stop) {
    EnumSet<Reduction> all = EnumSet.allOf(Reduction.class);
    Prover prover = new Prover(design, hypothesis, registers, all, others, stop);
    return prover.slices().stream().allMatch(prover::isLikeOneProved)
        ? Optional.of(prover.judgement(/* complete= */ true))
        : Optional.empty();
  }

  private Judgement judgement() {
    return judgement(proveSlices());
  }

  /**
   * {@return what every way that a proof goes comes by, of a hypothesis without a bound; nothing is judged}
   *
   * @param stop asked now and then; true ends the visit, with what it came by until then
   */
  public static Coverage visit(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    EnumSet<Reduction> all = EnumSet.allOf(Reduction.class);
    Prover prover = new Prover(design, hypothesis, registers, all, new Proofs(), stop);
    try {
      prover.prove(registers, /* exactDepth= */ false, prover.coverage);
    } catch (NestsWithoutLimit unlimited) {
      prover.prove(registers, /* exactDepth= */ true, prover.coverage);
    } catch (Stopped stopped) {
      return prover.coverage;
    }
    return prover.coverage;
  }

  private List<List<Register>> slices() {
    Model model = new Model(design, hypothesis.setup(registers));
    boolean whole = !reductions.contains(Reduction.REGISTER_SLICES) || model.asksBetweenWords();
    List<Register> words = model.copiesWords() ? registers : registers.subList(0, 1);
    return RegisterSlices.of(words, model.comparesWords(), whole);
  }

  private boolean proveSlices() {
    try {
      for (List<Register> slice : slices()) {
        if (!isLikeOneProved(slice)) {
          proveSlice(slice);
        }
      }
      return true;
    } catch (Stopped stopped) {
      return false;
    }
  }

  private boolean isLikeOneProved(List<Register> slice) {
    return reductions.contains(Reduction.REGISTER_SYMMETRY)
        && (proved.stream().anyMatch(one -> isLike(one, slice, /* ofAnother= */ false))
            || isLikeAnothers(slice));
  }

  private boolean isLikeAnothers(List<Register> slice) {
    for (Proofs.Proved one : others.under(hypothesis)) {
      if (one.slice().equals(slice) && isLike(one, slice, /* ofAnother= */ true)) {
        others.isTaken();
        proved.add(one);
        states += one.states();
        coverage.add(one.coverage());
        endless.addAll(one.endless());
        one.broken().forEach((claim, schedule) -> note(claim, slice, schedule));
        return true;
      }
    }
    return false;
  }

  private boolean isLike(Proofs.Proved one, List<Register> slice, boolean ofAnother) {
    Model model = new Model(design, hypothesis.setup(slice));
    UnfoldedModel unfolded = new UnfoldedModel(model, one.unfolded().exactDepth());
    if (!new RegisterSymmetry(one.slice(), one.unfolded(), slice, unfolded).holds()
        || ofAnother && !one.hasCellsAs(unfolded)) {
      return false;
    }
    coverage.add(model.checker().coverage());
    return true;
  }

  private void proveSlice(List<Register> slice) {
    Map<Claim, Schedule> broken;
    long before = states;
    Coverage all = new Coverage();
    try {
      broken = prove(slice, /* exactDepth= */ false, all);
      if (!broken.entrySet().stream().allMatch(e -> isConfirmed(slice, e.getKey(), e.getValue()))) {
        broken = prove(slice, /* exactDepth= */ true, all);
      }
    } catch (NestsWithoutLimit unlimited) {
      broken = prove(slice, /* exactDepth= */ true, all);
    } finally {
      coverage.add(all);
    }
    Proofs.Proved proof =
        new Proofs.Proved(slice, last, broken, Set.copyOf(endless), states - before, all);
    proved.add(proof);
    others.add(hypothesis, proof);
    broken.forEach((claim, schedule) -> note(claim, slice, schedule));
  }

  /** {@return what breaks, by which schedule; what the proof comes by is added to {@code cameBy}} */
  private Map<Claim, Schedule> prove(List<Register> slice, boolean exactDepth, Coverage cameBy) {
    Model model = new Model(design, hypothesis.setup(slice));
    SliceProver prover = new SliceProver(model, reductions, exactDepth, stop);
    last = prover.unfolded();
    Map<Claim, Schedule> broken = new EnumMap<>(Claim.class);
    try {
      prover.prove().forEach((claim, way) -> broken.put(claim, Rebuild.schedule(way)));
      endless.addAll(prover.endless());
      cameBy.add(model.checker().coverage());
      return broken;
    } catch (Stopped stopped) {
      cameBy.add(model.checker().coverage());
      grows = prover.grows();
      noteWhatReplays(prover, slice);
      throw stopped;
    } finally {
      states += prover.states();
    }
  }

  /** A proof that was stopped has run on footprints that may still have grown, so only what a replay confirms is kept of it. */
  private void noteWhatReplays(SliceProver stopped, List<Register> slice) {
    stopped.brokenSoFar().forEach((claim, way) -> {
      Schedule schedule = Rebuild.schedule(way);
      if (isConfirmed(slice, claim, schedule)) {
        note(claim, slice, schedule);
      }
    });
  }

  private boolean isConfirmed(List<Register> slice, Claim claim, Schedule schedule) {
    try {
      return violation(slice, claim, schedule).isPresent();
    } catch (IllegalScheduleException beyondTheLimit) {
      return false;
    }
  }

  private Optional<Violation> violation(List<Register> words, Claim claim, Schedule schedule) {
    List<Violation> violations = new Replay(design, hypothesis.setup(words)).run(schedule);
    return violations.stream().filter(v -> v.claim() == claim).findFirst();
  }

  private void note(Claim claim, List<Register> slice, Schedule schedule) {
    Found known = shortest.get(claim);
    if (known == null || isShorter(schedule, known.schedule())) {
      shortest.put(claim, new Found(slice, schedule));
    }
  }

  private static boolean isShorter(Schedule one, Schedule other) {
    return one.size() < other.size() || one.size() == other.size() && one.moves() < other.moves();
  }

  private Judgement judgement(boolean complete) {
    Map<Claim, Counterexample> broken = new EnumMap<>(Claim.class);
    shortest.forEach((claim, found) -> broken.put(claim, counterexample(claim, found, complete)));
    Model model = new Model(design, hypothesis.setup(registers));
    String cutShort = grows.isEmpty()
        ? Judgement.cutShort(!complete, model, endless)
        : Judgement.GROWS + " " + grows + ": " + Judgement.AGAINST_GROWTH;
    Verdict verdict =
        Judgement.verdict(hypothesis, broken, cutShort.isEmpty(), coverage, Verdict.PROVED);
    return new Judgement(
        design,
        hypothesis,
        registers,
        verdict,
        broken,
        Judgement.ANY_NUMBER,
        states,
        cutShort,
        coverage);
  }

  private Counterexample counterexample(Claim claim, Found found, boolean complete) {
    int size = found.schedule().size();
    int bound = hypothesis.bound().orElse(NONE);
    return size <= bound ? ofFew(claim, size, bound, complete) : widened(claim, found);
  }

  /** Where two tasks do it with so few arrivals, the first of those is the one that the search for just that finds. */
  private Counterexample ofFew(Claim claim, int size, int bound, boolean complete) {
    int most = shortest.values().stream()
        .mapToInt(found -> found.schedule().size())
        .filter(arrivals -> arrivals <= bound)
        .max()
        .orElseThrow();
    Judgement bounded = enumerated.computeIfAbsent(
        new Bound(registers, most, 0),
        all -> Bounded.judge(design, hypothesis, registers, most, stop));
    Counterexample first = bounded.broken().get(claim);
    int least = first == null ? Integer.MAX_VALUE : first.schedule().size();
    // A proof that was stopped may have come by a longer one only.
    if (least == size || least < size && !complete) {
      return first;
    }
    boolean hasMoreValues = first != null
        && arrivals(first.schedule()) == arrivals(shortest.get(claim).schedule());
    if (bounded.complete() && !hasMoreValues) {
      throw new IllegalStateException(design.id() + " under " + hypothesis.id()
          + ": no schedule of " + size + " arrivals breaks " + claim);
    }
    return widened(claim, shortest.get(claim));
  }

  /** Chosen values cost no arrival, so the first by arrivals may have one more. */
  private static long arrivals(Schedule schedule) {
    return schedule.size()
        - schedule.steps().stream().filter(step -> step.kind() == Arrival.VALUE).count();
  }

  private Counterexample widened(Claim claim, Found found) {
    Schedule first = firstOfTheShortest(claim, found);
    Model all = new Model(design, hypothesis.setup(registers));
    Predicate<Schedule> shows = schedule -> isConfirmed(registers, claim, schedule);
    Schedule early = Widening.early(first, found.slice(), all);
    Schedule wide =
        shows.test(early) ? early : Earliest.of(Widening.exact(first, found.slice(), all), shows);
    Violation violation = violation(registers, claim, wide)
        .orElseThrow(() -> new IllegalStateException(design.id() + " under " + hypothesis.id()
            + ": replay does not confirm " + claim + " by " + wide));
    return new Counterexample(wide, violation);
  }

  private Schedule firstOfTheShortest(Claim claim, Found found) {
    int size = found.schedule().size();
    int moves = found.schedule().moves();
    if (size > (moves == 0 ? ENUMERATED : ENUMERATED_WITH_MOVES) || moves > MOST_MOVES) {
      return Earliest.of(found.schedule(), earlier -> isConfirmed(found.slice(), claim, earlier));
    }
    Judgement bounded = enumerated.computeIfAbsent(
        new Bound(found.slice(), size, moves),
        bound -> Enumerator.judge(design, hypothesis, found.slice(), size, moves, patience()));
    Counterexample first = bounded.broken().get(claim);
    // A search that was stopped may have come by a longer one only.
    return first == null || isShorter(found.schedule(), first.schedule())
        ? found.schedule()
        : first.schedule();
  }

  /** Chosen values cost no arrival, so schedules of few arrivals can be beyond number. {@return when to take the schedule known} */
  private BooleanSupplier patience() {
    int[] questions = {0};
    return () -> ++questions[0] > MOST_QUESTIONS || stop.getAsBoolean();
  }
}
