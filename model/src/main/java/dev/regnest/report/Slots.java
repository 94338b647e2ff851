package dev.regnest.report;

import dev.regnest.machine.Cell;
import java.util.HashSet;
import java.util.Set;

/** How the slots of one run are called: in short where it has one plain array of them, by their names where a number could mean several. */
final class Slots {
  private final boolean ofOneArray;

  Slots(Recording recording) {
    Set<String> arrays = new HashSet<>();
    for (Happening happening : recording.happenings()) {
      String regs = regs(happening);
      if (regs.endsWith("]")) {
        arrays.add(Names.array(regs));
      }
    }
    ofOneArray = arrays.size() == 1;
  }

  private static String regs(Happening happening) {
    if (happening instanceof Happening.Stored stored) {
      return regs(stored.cell());
    }
    if (happening instanceof Happening.Loaded loaded) {
      return regs(loaded.cell());
    }
    return happening instanceof Happening.Pointed pointed ? pointed.regs() : "";
  }

  private static String regs(Cell cell) {
    return cell.register().isPresent() ? Names.object(cell) : "";
  }

  /** {@return "slot 1", or the name} */
  String name(String regs) {
    return ofOneArray ? Names.slot(regs) : regs;
  }

  /** {@return the same with the full name behind it} */
  String inFull(String regs) {
    String name = name(regs);
    return name.equals(regs) ? regs : name + " (" + regs + ")";
  }
}
