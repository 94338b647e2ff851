package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.judge.Judge;
import dev.regnest.explore.prover.Proofs;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code matrix} and {@code check} share: which hypotheses, how far, and the judging itself. */
final class Judging {
  private static final int DEFAULT_INTERRUPTS = 2;

  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      description =
          "Judge under this hypothesis; may be given several times. By default all standard ones, one by one.")
  private List<String> hypotheses;

  @Option(
      names = "--interrupts",
      paramLabel = "K",
      description =
          "Run every schedule of up to K interrupts, one by one, instead of proving for any number; a further pass of the task counts as one.")
  private Integer interrupts;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "prover, for any number of interrupts (the default), or enumerator, for up to --interrupts of them, by default 2.")
  private Engine engine;

  @Mixin
  private Limits limits;

  @Mixin
  private Conditions conditions;

  private final Defects defects = new Defects();
  private final Proofs proofs = new Proofs();
  private BooleanSupplier stop;

  /** {@return the judgements of those subjects, as {@link Cells#judge}} */
  List<List<Judgement>> judge(List<Subject> subjects, Terminal terminal) {
    return prepare(subjects, terminal).judge(terminal);
  }

  /**
   * {@return what is asked about those subjects}
   *
   * @throws UsageException if an option is wrong
   */
  Cells prepare(List<Subject> subjects, Terminal terminal) {
    checkInterrupts();
    stop = limits.or(terminal);
    List<Hypothesis> asked = Known.hypotheses(named(subjects));
    int most = isProving() ? Judgement.ANY_NUMBER : most();
    Cells cells = new Cells(asked.size(), most, defects);
    for (Subject subject : subjects) {
      List<Register> registers = conditions.registers(subject.design());
      for (Hypothesis hypothesis : asked) {
        Hypothesis askable = conditions.ask(subject, hypothesis);
        cells.add(subject.design(), askable, registers, () -> judge(subject, askable, registers));
        requireOneEra(subjects.get(0), subject, hypothesis);
      }
    }
    return cells;
  }

  /** A table has one kernel a column. */
  private void requireOneEra(Subject first, Subject other, Hypothesis hypothesis) {
    Era one = conditions.inEra(hypothesis.of(first.design())).era();
    Era another = conditions.inEra(hypothesis.of(other.design())).era();
    if (one != another) {
      throw new UsageException(
          "\"" + first.design().id() + "\" is asked " + hypothesis.id()
              + " in " + one + " and \"" + other.design().id() + "\" in " + another
              + ", and one table holds one kernel a hypothesis; say which by --era, or ask them one by one");
    }
  }

  /** {@return the hypotheses asked for, or those that the heads of files name; null for all} */
  private List<String> named(List<Subject> subjects) {
    List<String> byFiles =
        subjects.stream().flatMap(s -> s.hypotheses().stream()).distinct().toList();
    return hypotheses != null || byFiles.isEmpty() ? hypotheses : byFiles;
  }

  /** {@return whether no hypothesis was named, so that a design is judged under all of them} */
  boolean isOfAll() {
    return hypotheses == null;
  }

  /** {@return whether there is a limit of time or memory} */
  boolean hasLimits() {
    return limits.areSet();
  }

  /** Stops after so many seconds unless another limit is asked for. */
  void stopAfter(double seconds) {
    limits.stopAfter(seconds);
  }

  private void checkInterrupts() {
    if (interrupts != null && interrupts < 0) {
      throw new UsageException(
          "not a number of interrupts: \"" + interrupts + "\"; expected 0 or more");
    }
    if (engine == Engine.PROVER && interrupts != null) {
      throw new UsageException("--interrupts \"" + interrupts
          + "\" bounds the enumerator, and the prover has no bound; leave out one of the two");
    }
  }

  /** {@return the options that ask for the same, each with a blank before it} */
  String asOptions() {
    StringBuilder options = new StringBuilder();
    if (hypotheses != null) {
      hypotheses.forEach(hypothesis -> options.append(" --hypothesis ").append(hypothesis));
    }
    if (interrupts != null) {
      options.append(" --interrupts ").append(interrupts);
    }
    if (engine != null) {
      options.append(" --engine ").append(engine.name().toLowerCase(Locale.ROOT));
    }
    return options + limits.asOptions() + conditions.asOptions();
  }

  private Judgement judge(Subject subject, Hypothesis hypothesis, List<Register> registers) {
    return subject.judged(design -> judge(design, hypothesis, registers));
  }

  private Judgement judge(Design design, Hypothesis hypothesis, List<Register> registers) {
    if (isProving() && limits.states().isPresent()) {
      long states = limits.states().getAsLong();
      return Judge.judge(design, hypothesis, registers, states, stop);
    }
    if (isProving() && !design.isFile()) {
      return Judge.judge(design, hypothesis, registers, proofs, stop);
    }
    return isProving()
        ? Judge.judge(design, hypothesis, registers, stop)
        : Judge.judge(design, hypothesis, registers, most(), stop);
  }

  private int most() {
    return interrupts == null ? DEFAULT_INTERRUPTS : interrupts;
  }

  private boolean isProving() {
    return interrupts == null && engine != Engine.ENUMERATOR;
  }

  /** {@return whether to stop, once something was judged} */
  BooleanSupplier stop() {
    return stop;
  }

  /** {@return the exit code of a command that would otherwise exit with that} */
  int exitCode(int otherwise) {
    return defects.exitCode(otherwise);
  }

  /** {@return whose rules hold} */
  EraOption era() {
    return conditions;
  }

  /** {@return what stopped it before all was decided: "by the time limit of 10 s"; empty if nothing did, or the keyboard} */
  String stoppedBy() {
    return limits.hit().orElse("");
  }
}
