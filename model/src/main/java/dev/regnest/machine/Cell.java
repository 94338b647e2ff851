package dev.regnest.machine;

import dev.regnest.kernel.Register;
import java.util.Optional;

/**
 * One named integer of memory, as it prints: {@code recursion[3]}, {@code __regs_user[1].ip}.
 *
 * @param address its index in memory, 0 or more
 * @param name its name
 * @param kind what it is for
 * @param initial its value before anything ran
 * @param register the register whose value it holds, if it is a word
 */
public record Cell(int address, String name, Kind kind, int initial, Optional<Register> register) {
  /** {@return whether it counts, and so is never below zero and at rest what it was} */
  public boolean isCounter() {
    return kind == Kind.COUNTER || kind == Kind.GUARD;
  }

  /** What a cell is for. */
  public enum Kind {
    /** A part of the CPU's own state: preempt_count, masks, current. */
    STATE,
    /** A flag or pointer that designs branch on. */
    CONTROL,
    /** A pointer, where the code says which of its variables are: it tells where to look, and not who is there. */
    POINTER,
    /** A recursion or nest counter: never below zero, and at rest what it was. */
    COUNTER,
    /** The same, but the kernel's own around every design. */
    GUARD,
    /** One word of a pt_regs: opaque. */
    WORD
  }
}
