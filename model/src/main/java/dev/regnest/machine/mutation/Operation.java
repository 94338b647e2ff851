package dev.regnest.machine.mutation;

import dev.regnest.machine.Cell;
import java.util.Optional;

/**
 * One operation of a design as it runs: where it stands in the code, on what, and with what value.
 *
 * @param site where it stands
 * @param memory what the cell it touches is for, empty if it touches none
 * @param value the value it stores, where every run stores the same; empty otherwise
 * @param givesBack whether some run makes what is there what it was before anything ran; never known of stores where there are no lines
 */
public record Operation(
    Site site, Optional<Cell.Kind> memory, Optional<Integer> value, boolean givesBack) {
  /** {@return whether it changes memory} */
  public boolean changesMemory() {
    return memory.isPresent() && site.kind() != Site.Kind.LOAD;
  }

  /** {@return it as one would write it down: {@code recursion[i] = 1}} */
  public String text() {
    String line = site.line();
    return (line.isEmpty() ? "" : line.substring(line.lastIndexOf(':') + 1) + ": ") + code();
  }

  private String code() {
    String object = site.object();
    switch (site.kind()) {
      case LOAD:
        return "load " + object;
      case STORE:
      case STACK_STORE:
        return object + " = " + value.map(Object::toString).orElse("...");
      case INC:
        return "this_cpu_inc_return(" + object + ")";
      case DEC:
        return "this_cpu_dec(" + object + ")";
      case UPDATE:
        return "read-modify-write of " + object;
      default:
        return object;
    }
  }
}
