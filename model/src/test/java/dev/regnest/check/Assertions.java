package dev.regnest.check;

import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.Program;
import java.util.Set;

/** Programs that take no samples and assert something of their own. */
final class Assertions {
  private Assertions() {}

  /** {@return one that warns if a frame runs inside its counter} */
  static Design thatNothingNests() {
    return nesting((cpu, nested) -> cpu.asserts("nest.c:2", "WARN_ON(nesting)", !nested));
  }

  /** {@return the same with BUG_ON()} */
  static Design oopsingIfSomethingNests() {
    return nesting((cpu, nested) -> {
      if (nested) {
        throw cpu.oops("nest.c:2", "BUG_ON(nesting)");
      }
    });
  }

  /** {@return the same with a lock that is never given back then} */
  static Design hangingIfSomethingNests() {
    return nesting((cpu, nested) -> {
      if (nested) {
        throw cpu.hangs("nest.c:2", "deadlock: lock is held already");
      }
    });
  }

  private interface Check {
    void check(Cpu cpu, boolean nested);
  }

  private static Design nesting(Check check) {
    return new Design("nesting", "counts", "this test", Set.of(), kernel -> {
      Cell nesting = kernel.perCpu().flag("nesting", 0);
      return new Nesting(nesting, check);
    });
  }

  private record Nesting(Cell nesting, Check check) implements Program {
    @Override
    public Runnable fire(Cpu cpu, EventSource source) {
      cpu.runs(source);
      int outer = cpu.load(nesting);
      cpu.store(nesting, outer + 1);
      check.check(cpu, outer > 0);
      cpu.store(nesting, outer);
      return null;
    }
  }
}
