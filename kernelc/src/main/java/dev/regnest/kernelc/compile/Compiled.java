package dev.regnest.kernelc.compile;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.ProgramCode;
import dev.regnest.kernelc.types.Opaque;
import java.util.List;
import java.util.Set;

/**
 * A file, ready to run.
 *
 * @param code its code
 * @param entries the functions that run by themselves, those at kernel entry first, the others in the order of the file
 * @param checks where it says what must not happen, in the order of the file
 * @param unreached those in functions that nothing runs
 * @param traits what else it does
 * @param stored the words of registers that it stores by their names
 * @param leftOut the functions whose calls count for nothing, in the order in which they are met
 * @param ownStructs the structs that it defines and the prelude does, too
 * @param setUp the functions that run once before anything can arrive, in the order of the file
 * @param coverage what of other files its runs come to
 */
public record Compiled(
    ProgramCode code,
    List<Entry> entries,
    List<Check> checks,
    List<Check> unreached,
    Set<Trait> traits,
    Set<Register> stored,
    List<String> leftOut,
    List<String> ownStructs,
    List<CFunction> setUp,
    Coverage coverage) {
  /** {@return whether it may look at cs of registers that others can store to, so that a run must copy that word} */
  public boolean looksAtSharedCs() {
    return code.asks().modeOfCopies()
        && code.globals().stream().anyMatch(object -> object.holds(Opaque.PT_REGS));
  }

  /** {@return whether it does that} */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
