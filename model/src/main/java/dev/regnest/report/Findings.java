package dev.regnest.report;

import dev.regnest.check.Samples;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.List;

/** What stands beside a verdict and changes none. */
public final class Findings {
  private Findings() {}

  /** {@return whether the design was in other kernels than the judged one} */
  static boolean isAnachronism(Judgement judgement) {
    return !judgement.design().existedIn().isEmpty()
        && !judgement.design().existedIn(judgement.hypothesis().era());
  }

  /** {@return one line each, empty if there is nothing to say} */
  public static List<String> of(Judgement judgement) {
    List<String> findings = new ArrayList<>();
    for (EventSource source : judgement.coverage().droppedByGuard()) {
      findings.add(
          Samples.name(source)
              + " samples dropped by the kernel's own recursion guard, which is not charged to the design");
    }
    if (judgement.coverage().sawNotAvailable()) {
      findings.add("words that went out as \"not available\" (-1)");
    }
    return findings;
  }
}
