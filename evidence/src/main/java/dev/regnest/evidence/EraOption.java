package dev.regnest.evidence;

import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import picocli.CommandLine.Option;

/** The option that says whose rules hold. */
class EraOption {
  @Option(
      names = "--era",
      paramLabel = "ERA",
      description =
          "The kernel whose rules hold: V4_4, V4_6, V5_11, V6_1, V6_19 or PREEMPT_RT; by default the one that the head of a file in C names, or the hypothesis' own.")
  private String era;

  /** {@return the option that asks for the same, with a blank before it} */
  String asOptions() {
    return era == null ? "" : " --era " + era;
  }

  /**
   * {@return the hypothesis as the subject is asked it: in the era asked for, else in the one that the head of a file names, else in its own}
   *
   * @throws UsageException if there is no such era, or the tree that the subject is over is of another
   * @throws BadSource if the subject cannot be asked that
   */
  final Hypothesis ask(Subject subject, Hypothesis hypothesis) {
    if (era != null && subject.isFile()) {
      Era asked = Known.era(era);
      subject.file().treeEra().filter(tree -> tree != asked).ifPresent(tree -> {
        throw new UsageException(
            "--era " + era + " contradicts the tree, whose rules are " + tree + "; leave it out");
      });
    }
    return subject.under(inEra(hypothesis.of(subject.design())));
  }

  /** {@return the hypothesis in the era asked for, as it is if none was} */
  final Hypothesis inEra(Hypothesis hypothesis) {
    if (era == null) {
      return hypothesis;
    }
    Era asked = Known.era(era);
    return hypothesis.in(asked);
  }
}
