package dev.regnest.report;

import dev.regnest.machine.Cell;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How memory is called in a timeline. */
final class Names {
  private static final Pattern SLOT =
      Pattern.compile("([^\\[\\]]+)(?:\\[(cpu\\d)\\])?\\[(\\d+)\\]");

  private Names() {}

  /** {@return the name of the pt_regs that a word belongs to, or of the cell itself} */
  static String object(Cell cell) {
    return cell.register()
        .map(r -> cell.name().substring(0, cell.name().length() - r.label().length() - 1))
        .orElse(cell.name());
  }

  /** {@return "slot 1" for an element of a plain array of pt_regs, "slot 1 of cpu0" where there are two CPUs, else the name} */
  static String slot(String regs) {
    Matcher matcher = SLOT.matcher(regs);
    if (!matcher.matches()) {
      return regs;
    }
    String cpu = matcher.group(2);
    return "slot " + matcher.group(3) + (cpu == null ? "" : " of " + cpu);
  }

  /** {@return the name of the array whose element that is, or the name itself} */
  static String array(String regs) {
    Matcher matcher = SLOT.matcher(regs);
    return matcher.matches() ? matcher.group(1) : regs;
  }

  /** {@return the name without the CPU in it} */
  static String onAnyCpu(String name) {
    return name.replaceFirst("\\[cpu\\d]", "");
  }
}
