package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.machine.Cell;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import java.util.List;

/** The variables of a program laid out in the memory of one machine. */
public final class Image {
  private final ProgramCode code;
  private final Cell[][] cells;
  private final PerCpuPtRegs[][] regs;
  private final Cell[][] lengths;
  private final Words words = new Words();

  /** Lays out the variables that the program uses and that may change. */
  public Image(ProgramCode code, PerCpu perCpu) {
    this.code = code;
    List<DataObject> globals = code.globals();
    cells = new Cell[globals.size()][];
    regs = new PerCpuPtRegs[globals.size()][];
    lengths = new Cell[globals.size()][];
    for (int i = 0; i < cells.length; i++) {
      DataObject object = globals.get(i);
      cells[i] = new Cell[object.leaves().size()];
      regs[i] = new PerCpuPtRegs[cells[i].length];
      lengths[i] = new Cell[cells[i].length];
      if (!object.isConstant()) {
        lay(object, i, perCpu);
      }
    }
  }

  private void lay(DataObject object, int global, PerCpu perCpu) {
    for (int leaf = 0; leaf < object.leaves().size(); leaf++) {
      Leaf part = object.leaves().get(leaf);
      String name = part.name();
      if (part.isCallchainEntry()) {
        lengths[global][leaf] = perCpu.lengths(name + ".nr")[0];
      }
      if (part.isOpaque()) {
        regs[global][leaf] = perCpu.regs(name);
      } else {
        int initial = encode(object.initial()[leaf], part.size());
        cells[global][leaf] =
            part.isPointer() ? perCpu.pointer(name, initial) : perCpu.flag(name, initial);
      }
    }
  }

  ProgramCode code() {
    return code;
  }

  Cell cell(int global, int leaf) {
    return cells[global][leaf];
  }

  PerCpuPtRegs regs(int global, int leaf) {
    return regs[global][leaf];
  }

  Cell length(int global, int leaf) {
    return lengths[global][leaf];
  }

  int encode(long value, int size) {
    return size == 8 ? words.token(value) : (int) value;
  }

  long decode(int token, CType type) {
    if (type instanceof CType.Int integer) {
      return integer.size() == 8 ? words.value(token) : Ints.convert(token, integer);
    }
    return words.value(token);
  }
}
