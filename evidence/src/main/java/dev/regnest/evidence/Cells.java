package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import dev.regnest.machine.RunRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What is to be judged, one question a subject and hypothesis; one that cannot be answered takes none of the others with it. */
final class Cells {
  private final int hypotheses;
  private final int interrupts;
  private final Defects defects;
  private final List<Cell> cells = new ArrayList<>();

  /** One question. */
  private record Cell(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      Callable<Judgement> verdict) {}

  /**
   * Creates those of some subjects under so many hypotheses each.
   *
   * @param interrupts how far they are judged, or {@link Judgement#ANY_NUMBER}
   * @param defects where what goes wrong is told
   */
  Cells(int hypotheses, int interrupts, Defects defects) {
    this.hypotheses = hypotheses;
    this.interrupts = interrupts;
    this.defects = defects;
  }

  /** Adds one; the hypotheses of one subject come together. */
  void add(
      Design design, Hypothesis hypothesis, List<Register> registers, Callable<Judgement> verdict) {
    cells.add(new Cell(design, hypothesis, registers, verdict));
  }

  /** {@return for each subject its judgements, one a hypothesis; in the order of the arguments, whoever was faster} */
  List<List<Judgement>> judge(Terminal terminal) {
    List<Attempt<Judgement>> attempts =
        Cores.attempt(cells.stream().map(Cell::verdict).toList(), terminal);
    List<List<Judgement>> perSubject = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (i % hypotheses == 0) {
        perSubject.add(new ArrayList<>());
      }
      Attempt<Judgement> attempt = attempts.get(i);
      perSubject
          .get(i / hypotheses)
          .add(
              attempt.failure() == null
                  ? attempt.result()
                  : undecided(cells.get(i), attempt.failure(), terminal));
    }
    return perSubject;
  }

  private Judgement undecided(Cell cell, RuntimeException failure, Terminal terminal) {
    Judgement nothing =
        Judgement.nothing(cell.design(), cell.hypothesis(), cell.registers(), interrupts);
    if (failure instanceof RunRefused) {
      terminal.err().println("regnest: " + failure.getMessage());
      return nothing.stopped("as it cannot be run");
    }
    String what = cell.design().id() + " under " + cell.hypothesis().id();
    defects.met(what, failure, terminal);
    return nothing.stopped("by a defect of regnest");
  }
}
