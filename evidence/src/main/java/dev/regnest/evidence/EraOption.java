package dev.regnest.evidence;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says whose rules hold. */
class EraOption {
  @Option(
      names = "--era",
      paramLabel = "ERA",
      description =
          "The kernel whose rules hold: V4_4, V5_11, V6_19 or PREEMPT_RT; by default the hypothesis' own.")
  private String era;

  /** {@return the option that asks for the same, with a blank before it} */
  String asOptions() {
    return era == null ? "" : " --era " + era;
  }

  /** {@return the hypotheses of those names, all standard ones if none is named} */
  final List<Hypothesis> hypotheses(List<String> names) {
    List<Hypothesis> named = names == null
        ? Hypotheses.all()
        : names.stream().distinct().map(Known::hypothesis).toList();
    return named.stream().map(this::inEra).toList();
  }

  /** {@return the hypothesis in the era asked for} */
  final Hypothesis inEra(Hypothesis hypothesis) {
    if (era == null) {
      return hypothesis;
    }
    Era asked = Known.era(era);
    return hypothesis.in(asked);
  }
}
