package dev.regnest.protocol;

import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program whose cells come after many others, all of which each of its frames looks at, and some of which each changes.
 *
 * <p>Nothing can arrive where it does, so that there are no more schedules than without.
 */
public final class AmongManyCells implements Program {
  private static final int OTHERS = 150;

  private final List<Cell> others = new ArrayList<>();
  private final Program program;

  private AmongManyCells(Kernel kernel, Design of) {
    for (int i = 0; i < OTHERS; i++) {
      others.add(kernel.perCpu().flag("other[" + i + "]", 0));
    }
    program = of.build().apply(kernel);
  }

  /** {@return the design whose program is put among many cells} */
  public static Design of(Design design) {
    return new Design(
        design.id(),
        design.meaning(),
        design.source(),
        design.existedIn(),
        kernel -> new AmongManyCells(kernel, design));
  }

  @Override
  public Runnable fire(Cpu cpu, EventSource source) {
    int depth = 0;
    for (Cell other : others) {
      depth += Driver.of(cpu).peek(other);
    }
    Cell mine = others.get(Math.min(depth, 1) * Long.SIZE + source.ordinal());
    int before = Driver.of(cpu).peek(mine);
    Driver.of(cpu).poke(mine, 1);
    Runnable rest = program.fire(cpu, source);
    Driver.of(cpu).poke(mine, before);
    return rest;
  }

  @Override
  public void beforeTaskLeaves(Cpu cpu) {
    program.beforeTaskLeaves(cpu);
  }

  @Override
  public List<Consumer<Cpu>> atRest() {
    return program.atRest();
  }

  @Override
  public boolean copiesWords() {
    return program.copiesWords();
  }
}
