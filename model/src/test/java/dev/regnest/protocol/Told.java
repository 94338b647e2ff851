package dev.regnest.protocol;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Switch;
import java.util.HashMap;
import java.util.Map;

/**
 * What a routine tells a compiler about the accesses of the simple instructions: which loads its register was computed from, and which one a
 * skipped instruction depends on. Of all others it tells that they depend on every load before them.
 */
final class Told {
  private final Frame frame;
  private final boolean reorders;
  private final Map<Cell, Dependences> ofCell = new HashMap<>();
  private Dependences ofRegister = Dependences.NONE;
  private Dependences control = Dependences.NONE;
  private Dependences ofAll = Dependences.NONE;
  private Dependences ofOrdered = Dependences.NONE;

  Told(Cpu cpu) {
    frame = Frame.of(cpu);
    reorders = cpu.setup().has(Switch.COMPILER_REORDERS);
  }

  /** Comes to an instruction that is about {@code cell}. */
  void before(Kind kind, Cell cell) {
    if (!reorders) {
      return;
    }
    switch (kind) {
      case LOAD, ASSERT_NOT -> load(Dependences.NONE);
      case READ_ONCE -> load(control.and(ofAll).and(ofOrdered));
      case STORE -> store(cell, Dependences.NONE, /* isOrdered= */ false);
      case STORE_OPPOSITE -> store(cell, ofRegister, /* isOrdered= */ false);
      case WRITE_ONCE, FLIP -> store(cell, Dependences.NONE, /* isOrdered= */ true);
      case XCHG -> {
        store(cell, Dependences.NONE, /* isOrdered= */ true);
        frame.letNextLoadWait();
      }
      case ASSERT_LATE -> frame.dependsOn(Dependences.NONE);
      default -> frame.dependsOn(Dependences.ALL);
    }
  }

  private void load(Dependences on) {
    frame.dependsOn(on);
    frame.letNextLoadWait();
  }

  private void store(Cell cell, Dependences value, boolean isOrdered) {
    Dependences stored = value.and(control).and(ofAll);
    frame.dependsOn(isOrdered ? stored.and(ofOrdered) : stored);
    ofCell.put(cell, stored);
  }

  /** Has done it. */
  void after(Kind kind, Cell cell) {
    switch (kind) {
      case LOAD, READ_ONCE, XCHG ->
        ofRegister =
            control.and(ofAll).and(ofCell.getOrDefault(cell, Dependences.NONE)).with(frame.point());
      case STORE,
          STORE_OPPOSITE,
          WRITE_ONCE,
          FLIP,
          ASSERT_NOT,
          ASSERT_LATE,
          ASSERT_ZERO,
          SKIP_IF_ZERO -> {}
      default -> ofRegister = control.and(ofAll);
    }
    frame.dependsOn(Dependences.ALL);
  }

  /** The next instruction is done or not, as the register says. */
  void branch() {
    control = ofRegister;
  }

  /** It was, or was not: an instruction of that kind about {@code cell}. */
  void join(Kind kind, Cell cell) {
    switch (kind) {
      case STORE, STORE_OPPOSITE -> ofCell.merge(cell, control, Dependences::and);
      case WRITE_ONCE, FLIP, XCHG -> {
        ofCell.merge(cell, control, Dependences::and);
        ofOrdered = ofOrdered.and(control);
      }
      case READ_ONCE -> ofOrdered = ofOrdered.and(control);
      case LOAD, ASSERT_NOT, ASSERT_LATE, ASSERT_ZERO -> {}
      default -> ofAll = ofAll.and(control);
    }
    ofRegister = ofRegister.and(control);
    control = Dependences.NONE;
  }
}
