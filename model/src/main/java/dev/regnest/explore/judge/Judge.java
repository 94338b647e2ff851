package dev.regnest.explore.judge;

import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.prover.Engines;
import dev.regnest.explore.prover.Proofs;
import dev.regnest.explore.why.Why;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The verdict on a design or a file, the same for commands, tests and users.
 *
 * <p>It is green only if all of this is so:
 *
 * <ul>
 *   <li>nothing stopped the engine: neither the caller nor a full memory, nor, for a file, which may count up for ever, a number of states that
 *       is the same on every machine;
 *   <li>every value was tried that nobody knows ({@link Judgement#VALUES_LEFT});
 *   <li>something was tested: every source ran, and samples went out or assertions were evaluated; of a design, some mutant breaks.
 * </ul>
 *
 * <p>What a file bounds itself stands beside its green, {@link Judgement#ownBounds()}.
 */
public final class Judge {
  /** The states that a proof about a file may come to unless somebody says otherwise. */
  public static final long STATES = 4_000_000;

  /** At least once in so many states or schedules engines ask whether to stop. */
  private static final int STATES_PER_QUESTION = 256;

  /** How often they ask while they try a file with few interrupts. */
  private static final int MOST_QUESTIONS = 400;

  /** Where no proof ends, every claim is tried with so few, whichever are broken already. */
  private static final int FEW_INTERRUPTS = 2;

  private final Design design;
  private final Hypothesis hypothesis;
  private final List<Register> registers;
  private final BooleanSupplier stop;
  private final long states;
  private final Proofs proofs;

  private Judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      long states,
      Proofs proofs,
      BooleanSupplier stop) {
    this.states = states;
    this.proofs = proofs;
    this.design = design;
    this.hypothesis = hypothesis;
    this.registers = registers;
    this.stop = stop;
  }

  /**
   * {@return what any number of interrupts do to the design, or as many as the hypothesis is judged for}
   *
   * @param hypothesis one that the design can be asked; of a file, the hypothesis as the file is under it
   * @param registers the words copied and emitted, at least one
   * @param stop asked now and then; true ends it with what is known so far
   */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return judge(design, hypothesis, registers, design.isFile() ? STATES : Long.MAX_VALUE, stop);
  }

  /** {@return the same of a design in Java, with nothing proved again that is among {@code proofs}, to which what is proved is added} */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Proofs proofs,
      BooleanSupplier stop) {
    return new Judge(design, hypothesis, registers, Long.MAX_VALUE, proofs, stop).asFarAsItGoes();
  }

  /**
   * {@return the same of a proof that may come to no more than so many states, or of an engine with a bound that may run about as many
   * schedules}
   */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      long states,
      BooleanSupplier stop) {
    return new Judge(design, hypothesis, registers, states, new Proofs(), stop).asFarAsItGoes();
  }

  /** {@return what all schedules of up to {@code interrupts} arrivals do to it} The other parameters are as above. */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    return new Judge(design, hypothesis, registers, Long.MAX_VALUE, new Proofs(), stop)
        .upTo(interrupts);
  }

  private Judgement asFarAsItGoes() {
    Patience patience = new Patience(questions(), stop);
    Judgement judged = within(
        patience,
        hypothesis.bound().orElse(Judgement.ANY_NUMBER),
        until -> tested(Engines.judge(design, hypothesis, registers, proofs, until), until));
    boolean gaveUp = patience.isOver() && !patience.callerSaidSo() || judged.grew();
    return gaveUp ? withFewInterrupts(judged) : judged;
  }

  /** Where every schedule is run, as under a hypothesis with a bound, one takes longer than a state. */
  private int questions() {
    long most = design.isFile() && hypothesis.bound().isPresent() && states == STATES
        ? MOST_QUESTIONS
        : states / STATES_PER_QUESTION;
    return (int) Math.min(most, Integer.MAX_VALUE);
  }

  /** With none first, then with one and with two, so that what breaks with fewer is found though those with more are too many to try. */
  private Judgement withFewInterrupts(Judgement judged) {
    Judgement all = judged;
    for (int few = 0; few <= FEW_INTERRUPTS; few++) {
      int interrupts = few;
      all = all.and(within(
          new Patience(MOST_QUESTIONS, stop),
          interrupts,
          until -> Enumerator.judge(design, hypothesis, registers, interrupts, until)));
    }
    return all;
  }

  private Judgement upTo(int interrupts) {
    return within(
        new Patience(Integer.MAX_VALUE, stop),
        interrupts,
        until -> tested(Enumerator.judge(design, hypothesis, registers, interrupts, until), until));
  }

  /** A file says itself what is tested, by what it asserts. */
  private Judgement tested(Judgement judged, BooleanSupplier until) {
    return design.isFile() ? judged : Why.orVacuous(judged, until);
  }

  /** The JVM may run out between two questions whether to stop, as one state of a program may be as large as its loops are long. */
  private Judgement within(
      Patience patience, int interrupts, Function<BooleanSupplier, Judgement> engine) {
    Judgement judged;
    try {
      judged = engine.apply(patience);
    } catch (OutOfMemoryError full) {
      patience.outOfMemory();
      judged = Judgement.nothing(design, hypothesis, registers, interrupts);
    } catch (StackOverflowError deep) {
      patience.outOfStack();
      judged = Judgement.nothing(design, hypothesis, registers, interrupts);
    }
    return patience.isOver() ? judged.stopped(patience.by()) : judged;
  }
}
