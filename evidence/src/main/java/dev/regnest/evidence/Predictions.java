package dev.regnest.evidence;

import dev.regnest.compiled.report.Predicted;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.CFile;
import dev.regnest.machine.Switch;
import dev.regnest.report.VerdictLine;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What the model says of a file under one hypothesis: as the file has it, and with accesses moved. */
final class Predictions {
  private final CFile file;
  private final Hypothesis hypothesis;
  private final BooleanSupplier stop;
  private final Judgement inOrder;
  private Judgement reordering;

  /** Judges the file as it stands. */
  Predictions(CFile file, Hypothesis hypothesis, BooleanSupplier stop) {
    this.file = file;
    this.hypothesis = hypothesis;
    this.stop = stop;
    inOrder = judge(hypothesis);
  }

  private Judgement judge(Hypothesis under) {
    return Subject.of(file).judge(under, stop);
  }

  /** {@return the verdict as the file stands} */
  String verdict() {
    return inOrder.verdict().name();
  }

  /** {@return what stands beside that: how the file bounds itself, or why nothing is tested; empty where there is nothing to say} */
  String remark() {
    if (inOrder.verdict() == Verdict.VACUOUS) {
      return "as " + VerdictLine.vacuous(inOrder);
    }
    return inOrder.ownBounds().isEmpty() ? "" : "but " + inOrder.ownBounds();
  }

  /** {@return whether the model knew that those claims can break} */
  Predicted of(Set<String> broken) {
    return Predicted.of(broken, inOrder, this::reordering);
  }

  /** The same hypothesis with a compiler that moves accesses; it takes longer, and is asked only when something broke. */
  private Judgement reordering() {
    if (reordering == null) {
      Set<Switch> switches = EnumSet.of(Switch.COMPILER_REORDERS);
      switches.addAll(hypothesis.switches());
      reordering = judge(new Hypothesis(
          hypothesis.id(),
          hypothesis.sentence(),
          hypothesis.sources(),
          hypothesis.era(),
          switches,
          hypothesis.others()));
    }
    return reordering;
  }
}
