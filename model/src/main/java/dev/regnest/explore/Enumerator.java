package dev.regnest.explore;

import dev.regnest.check.Claim;
import dev.regnest.check.Coverage;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.LoopWithoutEnd;
import dev.regnest.machine.Refuted;
import dev.regnest.machine.Standstill;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs every schedule of up to k arrivals, each from the start: slow, obvious, the reference.
 *
 * <p>A run is extended only by what could be decided after its last decision, so each is run exactly once. Where loads may wait for what
 * arrives later, that is once more for as long as there are values that no run had stored when they were answered. Whatever the
 * hypothesis, the task may enter the kernel again, as in a replay and in a proof; that is an arrival, too.
 */
public final class Enumerator {
  /** The most accesses of a schedule that the compiler moved, under hypotheses that let it. */
  public static final int MOST_MOVES = 1;

  /** How many points pass at most between two times that it asks whether to stop: as many as 256 schedules of a usual design have. */
  private static final int POINTS_PER_QUESTION = 16_384;

  private final Design design;
  private final Hypothesis hypothesis;
  private final List<Register> registers;
  private final Model model;
  private final StatesOnce statesOnce;
  private final StoredValues stored;
  private final BooleanSupplier stop;
  private final Map<Claim, Counterexample> broken = new EnumMap<>(Claim.class);
  private final List<Decision> prefix = new ArrayList<>();
  private final Map<Claim, Violation> ofThisRun = new EnumMap<>(Claim.class);
  private final SortedSet<String> endless = new TreeSet<>();
  private long schedules;
  private long points;
  private boolean complete = true;
  private boolean asksForAnswers;

  /** What a search that goes on from each state once remembers. */
  private record StatesOnce(Visited visited, LeftMovers.Footprints footprints) {}

  private Enumerator(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      StatesOnce statesOnce,
      StoredValues stored,
      BooleanSupplier stop) {
    this.design = design;
    this.hypothesis = hypothesis;
    this.registers = registers;
    this.statesOnce = statesOnce;
    this.stored = stored;
    this.stop = stop;
    model = new Model(design, hypothesis.withReentry().setup(registers));
  }

  /**
   * {@return what all schedules of up to {@code interrupts} arrivals say about the design}
   *
   * @param registers the words copied and emitted, at least one
   * @param interrupts the most arrivals of a schedule, 0 or more
   * @param stop asked now and then; true ends the enumeration with what is known so far
   */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    return judge(design, hypothesis, registers, interrupts, MOST_MOVES, stop);
  }

  /** {@return the same with at most {@code moves} moved accesses in a schedule, where the compiler moves them} */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      int moves,
      BooleanSupplier stop) {
    StoredValues stored = new StoredValues();
    Enumerator enumerator;
    int known;
    do {
      known = stored.size();
      enumerator = new Enumerator(design, hypothesis, registers, null, stored, stop);
      enumerator.extend(interrupts, moves);
    } while (enumerator.isMoreToAnswer(known));
    return enumerator.judgement(interrupts);
  }

  /**
   * {@return the same verdict on two tasks, found by running on from each state once} Counterexamples have as few arrivals, but need not be
   * the first of those.
   */
  static Judgement judgeStates(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    LeftMovers.Footprints footprints = new LeftMovers.Footprints();
    Enumerator enumerator = null;
    for (int arrivals = Math.min(1, interrupts); arrivals <= interrupts; arrivals++) {
      Enumerator before = enumerator;
      enumerator = ofStates(design, hypothesis, registers, arrivals, footprints, stop);
      if (!enumerator.complete) {
        if (before != null) {
          before.broken.values().forEach(enumerator::note);
        }
        break;
      }
    }
    return enumerator.judgement(interrupts);
  }

  /** {@return the slots and claims that schedules of two tasks come by, with up to that many arrivals; nothing is judged} */
  static Coverage visitStates(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    LeftMovers.Footprints footprints = new LeftMovers.Footprints();
    return ofStates(design, hypothesis, registers, interrupts, footprints, stop)
        .model
        .checker()
        .coverage();
  }

  private static Enumerator ofStates(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      LeftMovers.Footprints footprints,
      BooleanSupplier stop) {
    Enumerator enumerator;
    do {
      enumerator = new Enumerator(
          design,
          hypothesis,
          registers,
          new StatesOnce(new Visited(), footprints),
          new StoredValues(),
          stop);
      enumerator.extend(interrupts, 0);
    } while (footprints.wereWrong() && enumerator.complete);
    return enumerator;
  }

  private Judgement judgement(int interrupts) {
    String cutShort = Judgement.cutShort(!complete, model, endless);
    return new Judgement(
        design,
        hypothesis,
        registers,
        Judgement.verdict(
            hypothesis, broken, cutShort.isEmpty(), model.checker().coverage(), Verdict.HOLDS),
        broken,
        interrupts,
        schedules,
        cutShort,
        model.checker().coverage());
  }

  /** {@return whether loads that wait could have been answered with more, now that these runs have stored it, than the values known before} */
  private boolean isMoreToAnswer(int known) {
    return asksForAnswers && complete && stored.size() > known;
  }

  private void extend(int arrivals, int moves) {
    if (isTimeToAsk() && stop.getAsBoolean()) {
      complete = false;
      return;
    }
    for (Decision next : run(arrivals, moves)) {
      if (!complete) {
        return;
      }
      prefix.add(next);
      extend(arrivals - (next.isArrival() ? 1 : 0), moves - (next.isMove() ? 1 : 0));
      prefix.remove(prefix.size() - 1);
    }
  }

  /** Schedules may be as long as a program's loops, so it is their points that count where those are many. */
  private boolean isTimeToAsk() {
    boolean ask = (schedules & 0xff) == 0 || points >= POINTS_PER_QUESTION;
    points = ask ? 0 : points;
    return ask;
  }

  private List<Decision> run(int arrivals, int moves) {
    ScheduleWriter writer = new ScheduleWriter(stored);
    Extensions extensions = new Extensions(
        model.machine(),
        prefix,
        writer,
        stored,
        arrivals > 0,
        moves > 0,
        standstills(List.copyOf(prefix)));
    ofThisRun.clear();
    try {
      if (statesOnce == null) {
        run(extensions, writer);
      } else {
        LeftMovers leftMovers = new LeftMovers(writer, statesOnce.footprints());
        run(new EachStateOnce(extensions, statesOnce.visited(), leftMovers, arrivals), leftMovers);
      }
    } catch (LoopWithoutEnd loop) {
      endless.add(loop.place());
    } catch (EachStateOnce.Seen before) {
      // What follows has been run already.
    } catch (Refuted none) {
      ofThisRun.clear();
      schedules--;
    }
    schedules++;
    points += extensions.asked();
    asksForAnswers |= extensions.asksForAnswers();
    if (!ofThisRun.isEmpty()) {
      Schedule schedule = writer.schedule();
      ofThisRun.forEach((claim, violation) -> note(schedule, violation));
    }
    return extensions.found();
  }

  /**
   * {@return what decides what becomes of a frame that stands still where that has been decided} Where a compiler moves accesses, that it does
   * not come to its end may be for want of a move.
   */
  private Supplier<Standstill> standstills(List<Decision> decided) {
    return () -> {
      Model other = new Model(design, hypothesis.withReentry().setup(registers));
      Standstill found = new Standstills(
              other,
              () -> new Extensions(
                  other.machine(),
                  decided,
                  new ScheduleWriter(stored),
                  stored,
                  /* arrivals= */ false,
                  /* moves= */ false,
                  null))
          .decide();
      boolean isKnown =
          found == Standstill.WAITS || !model.machine().setup().has(Switch.COMPILER_REORDERS);
      return isKnown ? found : Standstill.ENDLESS;
    };
  }

  private void run(Adversary adversary, Tracer tracer) {
    model.run(
        adversary, tracer, (cpu, violation) -> ofThisRun.putIfAbsent(violation.claim(), violation));
  }

  private void note(Schedule schedule, Violation violation) {
    note(new Counterexample(schedule, violation));
  }

  private void note(Counterexample found) {
    broken.merge(found.violation().claim(), found, Counterexample::shorter);
  }
}
