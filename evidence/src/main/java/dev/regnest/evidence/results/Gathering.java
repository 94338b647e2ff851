package dev.regnest.evidence.results;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.DeadSlots;
import dev.regnest.explore.why.Unguarded;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.report.Findings;
import dev.regnest.report.HeldByGuard;
import dev.regnest.report.Matrix;
import dev.regnest.report.SlotPicks;
import dev.regnest.report.Sources;
import dev.regnest.report.VerdictLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Makes results of judgements. */
public final class Gathering {
  /** The columns of a line that survives being quoted in a mail. */
  public static final int MAIL_WIDTH = 75;

  private static final String QUESTION =
      "Does a perf sample ever show a user register that was not filled for it, or that somebody"
          + " else wrote, however interrupts nest?";

  private final List<List<Judgement>> judgements;
  private final Counterexamples counterexamples = new Counterexamples();

  private Gathering(List<List<Judgement>> judgements) {
    this.judgements = judgements;
  }

  /**
   * {@return the results, without anything measured}
   *
   * @param judgements for each design its judgements, one a hypothesis, in the same order for all; at least one each
   * @param toolVersion the version of the tool
   * @param stop asked now and then; true leaves out what takes long
   */
  public static Results results(
      List<List<Judgement>> judgements, String toolVersion, BooleanSupplier stop) {
    return new Gathering(judgements).gather(toolVersion, stop);
  }

  private Results gather(String toolVersion, BooleanSupplier stop) {
    List<Judgement> any = judgements.get(0);
    List<Results.Design> designs =
        judgements.stream().map(design -> design(design, stop)).toList();
    return new Results(
        Results.FORMAT,
        Results.VERSION,
        new Results.Tool("regnest", toolVersion, Sources.modelHash()),
        question(),
        Register.copyOrder().stream()
            .filter(any.get(0).registers()::contains)
            .map(Register::label)
            .toList(),
        claims(),
        any.stream().map(Judgement::hypothesis).map(Gathering::hypothesis).toList(),
        designs,
        counterexamples.all(),
        new Matrix(judgements, MAIL_WIDTH).table(),
        notModelled(),
        /* measured= */ null);
  }

  /** What is asked of designs for samples; a file in C asks its own. */
  private String question() {
    List<String> own =
        judgements.stream().flatMap(of -> own(of.get(0)).stream()).toList();
    return own.size() < judgements.size()
        ? QUESTION
        : own.stream().distinct().collect(Collectors.joining(" "));
  }

  private List<String> notModelled() {
    long files = judgements.stream().filter(of -> isFile(of.get(0))).count();
    return Findings.notModelled(files < judgements.size(), files > 0);
  }

  private static Optional<String> own(Judgement any) {
    String meaning = any.design().meaning();
    return isFile(any) && meaning.endsWith("?") ? Optional.of(meaning) : Optional.empty();
  }

  private static boolean isFile(Judgement any) {
    return any.design().isFile();
  }

  /** What every design claims, and what else one broke. */
  private List<Results.Claim> claims() {
    Set<Claim> claims = EnumSet.copyOf(Claim.ofSamples());
    judgements.forEach(design -> design.forEach(j -> claims.addAll(j.broken().keySet())));
    return claims.stream().map(c -> new Results.Claim(c.name(), c.title())).toList();
  }

  private static Results.Hypothesis hypothesis(Hypothesis hypothesis) {
    Collection<Arrival> arrivals = hypothesis.setup(List.of(Register.IP)).arrivals();
    return new Results.Hypothesis(
        hypothesis.id(),
        hypothesis.era().name(),
        hypothesis.sentence(),
        names(hypothesis.sources()),
        arrivals.stream().sorted().map(Arrival::label).toList(),
        names(hypothesis.switches()));
  }

  private static <E extends Enum<E>> List<String> names(Collection<E> values) {
    return values.stream().sorted().map(Enum::name).toList();
  }

  private Results.Design design(List<Judgement> of, BooleanSupplier stop) {
    var design = of.get(0).design();
    List<Register> registers = of.get(0).registers();
    List<Hypothesis> hypotheses = of.stream().map(Judgement::hypothesis).toList();
    SlotPicks picks = SlotPicks.of(design, hypotheses, registers);
    return new Results.Design(
        design.id(),
        design.meaning(),
        design.source(),
        Links.of(design.source()),
        Sources.designHash(design, hypotheses.get(0), registers),
        Findings.of(of, isFile(of.get(0)) ? List.of() : DeadSlots.of(of, stop)),
        design.reading().leftOut(),
        picks.lines(),
        picks.neverYes(isFile(of.get(0)) ? hypotheses : Hypotheses.all()),
        of.stream().map(judgement -> cell(judgement, stop)).toList(),
        /* why= */ null);
  }

  private Results.Cell cell(Judgement judgement, BooleanSupplier stop) {
    List<Results.Broken> broken = new ArrayList<>();
    judgement
        .broken()
        .forEach((claim, example) -> broken.add(new Results.Broken(
            claim.name(),
            example.violation().kind(),
            example.schedule().toString(),
            example.schedule().size(),
            counterexamples.index(judgement, example))));
    return new Results.Cell(
        judgement.hypothesis().id(),
        judgement.verdict().name(),
        judgement.isUnbounded() ? null : judgement.interrupts(),
        judgement.ownBounds().isEmpty() ? null : judgement.ownBounds(),
        judgement.complete(),
        judgement.schedules(),
        VerdictLine.of(judgement),
        isFile(judgement) ? null : heldByGuard(judgement, stop),
        broken);
  }

  private static String heldByGuard(Judgement judgement, BooleanSupplier stop) {
    return Unguarded.judge(judgement, stop)
        .flatMap(unguarded -> HeldByGuard.of(judgement, unguarded))
        .orElse(null);
  }
}
