package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.ToolName;
import dev.regnest.explore.why.Trial;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Set;

/** The command line that replays a schedule, with no option that says what is so anyway. */
public final class Invocation {
  /** The hypothesis of a command line that names none. */
  public static final String DEFAULT_HYPOTHESIS = "nested-irqs";

  private Invocation() {}

  /** {@return it, to be pasted into a shell} */
  public static String replay(
      Design design, Hypothesis hypothesis, List<Register> registers, Schedule schedule) {
    String line = replay(design, hypothesis, schedule);
    return Set.copyOf(registers).equals(Set.copyOf(Registers.of(design)))
        ? line
        : line + " --registers " + registers(registers);
  }

  /** {@return the same for what kills a mutant, whose registers are understood; without it that replays the design itself} */
  public static String replay(Trial trial, Hypothesis hypothesis) {
    return replay(
            trial.mutant().original(), hypothesis, trial.killer().orElseThrow().schedule())
        + " --mutant '" + trial.mutant().name() + "'";
  }

  private static String replay(Design design, Hypothesis hypothesis, Schedule schedule) {
    StringBuilder line =
        new StringBuilder(ToolName.here() + " replay ").append(quoted(design.id()));
    line.append(" '").append(schedule).append('\'').append(design.reading().options());
    if (!hypothesis.id().equals(DEFAULT_HYPOTHESIS)) {
      line.append(" --hypothesis ").append(hypothesis.id());
    }
    if (Hypotheses.named(hypothesis.id())
        .filter(standard -> standard.of(design).era() == hypothesis.era())
        .isEmpty()) {
      line.append(" --era ").append(hypothesis.era());
    }
    return line.toString();
  }

  /** {@return a word as a shell takes it} */
  static String quoted(String word) {
    return word.matches("[\\w./=+,:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String registers(List<Register> registers) {
    return Set.copyOf(registers).equals(Set.copyOf(Registers.ALL))
        ? "all"
        : String.join(",", registers.stream().map(Register::label).toList());
  }
}
