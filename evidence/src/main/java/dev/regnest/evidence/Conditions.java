package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Registers;
import dev.regnest.kernel.Register;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say under which conditions a design runs. */
final class Conditions extends EraOption {
  @Option(
      names = "--registers",
      paramLabel = "REG",
      split = ",",
      description = "The words to copy, such as ip,ax,bp (the default), or all.")
  private List<String> registers;

  @Override
  String asOptions() {
    return super.asOptions()
        + (registers == null ? "" : " --registers " + String.join(",", registers));
  }

  /** {@return those asked for, or those of the design} */
  List<Register> registers(Design design) {
    return registersOr(Registers.of(design));
  }

  /** {@return those asked for, or {@code otherwise}} */
  List<Register> registersOr(List<Register> otherwise) {
    return registers == null ? otherwise : Known.registers(registers);
  }
}
