package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;

/**
 * A PEBS record, as the hardware wrote it: where the interrupt hit, or elsewhere under {@link Switch#PEBS_SKID}, in user mode or in the
 * kernel, whichever the interrupt hit.
 *
 * <p>Source: arch/x86/events/intel/ds.c {@code struct pebs_record_core}, v4.4; arch/x86/events/perf_event.h {@code set_linear_ip()}.
 */
public final class PebsRecord {
  private final boolean elsewhere;
  private final boolean userMode;

  private PebsRecord(boolean elsewhere, boolean userMode) {
    this.elsewhere = elsewhere;
    this.userMode = userMode;
  }

  /** {@return the record for which that sample's interrupt came} */
  static PebsRecord of(Cpu cpu, PerfSampleData data) {
    boolean hitUserMode = UserRegsPath.interruptedUserMode(cpu, data);
    boolean elsewhere = cpu.setup().has(Switch.PEBS_SKID);
    boolean other = elsewhere && Driver.of(cpu).choose(Arrival.OTHER_MODE);
    return new PebsRecord(elsewhere, hitUserMode != other);
  }

  /** {@return its word of that register; of cs, what set_linear_ip() makes of its ip} */
  public Word word(Register r) {
    return elsewhere ? Word.pebsRecord(r, userMode) : Word.interrupted(r, userMode);
  }

  /** {@return whether it was taken elsewhere than its interrupt hit} */
  boolean isElsewhere() {
    return elsewhere;
  }

  /** {@return user_mode() of registers whose cs set_linear_ip() has set by its ip} */
  public boolean userMode() {
    return userMode;
  }
}
