package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;

/**
 * A PEBS record, as the hardware wrote it: where the interrupt hit, or elsewhere under {@link Switch#PEBS_SKID}.
 *
 * <p>Source: arch/x86/events/intel/ds.c {@code struct pebs_record_core}, v4.4.
 */
public final class PebsRecord {
  private PebsRecord() {}

  /** {@return its word of that register; of cs, what set_linear_ip() makes of its ip} */
  public static Word word(Cpu cpu, Register r) {
    return cpu.setup().has(Switch.PEBS_SKID) ? Word.pebsRecord(r) : Word.interrupted(r);
  }
}
