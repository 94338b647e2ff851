package dev.regnest.evidence;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say under which conditions a design runs. */
final class Conditions {
  @Option(
      names = "--era",
      paramLabel = "ERA",
      description =
          "The kernel whose rules hold: V4_4, V5_11, V6_19 or PREEMPT_RT; by default the hypothesis' own.")
  private String era;

  @Option(
      names = "--registers",
      paramLabel = "REG",
      split = ",",
      description = "The words to copy, such as ip,ax,bp (the default), or all.")
  private List<String> registers;

  /** {@return the options that ask for the same, each with a blank before it} */
  String asOptions() {
    return (era == null ? "" : " --era " + era)
        + (registers == null ? "" : " --registers " + String.join(",", registers));
  }

  List<Register> registers() {
    return registers == null ? Registers.REPRESENTATIVE : Known.registers(registers);
  }

  /** {@return the hypotheses of those names, all standard ones if none is named} */
  List<Hypothesis> hypotheses(List<String> names) {
    List<Hypothesis> named = names == null
        ? Hypotheses.all()
        : names.stream().distinct().map(Known::hypothesis).toList();
    return named.stream().map(this::inEra).toList();
  }

  /** {@return the hypothesis in the era asked for} */
  Hypothesis inEra(Hypothesis hypothesis) {
    if (era == null) {
      return hypothesis;
    }
    Era asked = Known.era(era);
    return hypothesis.in(asked);
  }
}
