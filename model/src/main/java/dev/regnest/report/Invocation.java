package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Set;

/** The command line that replays a schedule, with no option that says what is so anyway. */
public final class Invocation {
  /** The hypothesis of a command line that names none. */
  public static final String DEFAULT_HYPOTHESIS = "nested-irqs";

  private Invocation() {}

  /** {@return it, to be pasted into a shell at the top of the repository} */
  public static String replay(
      Design design, Hypothesis hypothesis, List<Register> registers, Schedule schedule) {
    StringBuilder line = new StringBuilder("./regnest replay ").append(design.id());
    line.append(" '").append(schedule).append('\'');
    if (!hypothesis.id().equals(DEFAULT_HYPOTHESIS)) {
      line.append(" --hypothesis ").append(hypothesis.id());
    }
    if (Hypotheses.named(hypothesis.id())
        .filter(standard -> standard.era() == hypothesis.era())
        .isEmpty()) {
      line.append(" --era ").append(hypothesis.era());
    }
    if (!Set.copyOf(registers).equals(Set.copyOf(Registers.REPRESENTATIVE))) {
      line.append(" --registers ").append(registers(registers));
    }
    return line.toString();
  }

  private static String registers(List<Register> registers) {
    return Set.copyOf(registers).equals(Set.copyOf(Registers.ALL))
        ? "all"
        : String.join(",", registers.stream().map(Register::label).toList());
  }
}
