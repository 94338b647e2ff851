package dev.regnest.kernelc.types;

import java.util.Arrays;
import java.util.Optional;

/** A struct whose words nobody can compute with, as no two of them need be alike: they are stored, copied and written out. */
public enum Opaque {
  /** Registers. */
  PT_REGS("pt_regs"),
  /** What the hardware writes of a sample. */
  PEBS_RECORD("pebs_record_core"),
  /** A length, and what the unwinder found. */
  CALLCHAIN_ENTRY("perf_callchain_entry");

  private final String tag;

  Opaque(String tag) {
    this.tag = tag;
  }

  /** {@return the one of that tag, or empty if a struct of that tag is like any other} */
  static Optional<Opaque> tagged(String tag) {
    return Arrays.stream(values()).filter(o -> o.tag.equals(tag)).findFirst();
  }

  /** {@return whether each member is one register, so that it can be copied alone} */
  public boolean holdsRegisters() {
    return this != CALLCHAIN_ENTRY;
  }

  @Override
  public String toString() {
    return "struct " + tag;
  }
}
