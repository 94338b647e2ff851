package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Cpu;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@code READ_ONCE()} and {@code WRITE_ONCE()} hold in place. */
class MovedOnceTest extends MovedAccesses {
  @Test
  void accessesOnceKeepTheirOrder() {
    Consumer<Cpu> code = cpu -> {
      cpu.writeOnce(a, 1);
      cpu.writeOnce(b, 1);
      cpu.barrier();
    };
    assertEquals("1:a=1 2:b=1", run("d1:3d2:3", code));
    refused("d2:3d1:3", code);
    // The later one takes the earlier along where it is carried out.
    assertEquals("1:a=1 b=1", order("d1:3", code));
  }

  @Test
  void aPlainStoreMovesOverAccessesOnce() {
    assertEquals("b=1 1:a=1", run("d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.writeOnce(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void aLoadOnceIsNotHoisted() {
    nmi = cpu -> cpu.store(a, 1);
    assertEquals("b=1 [ a=1 ] a?1", run("n2", cpu -> {
      cpu.store(b, 1);
      cpu.readOnce(a);
    }));
    refused("d2:2n2", cpu -> {
      cpu.store(b, 1);
      cpu.readOnce(a);
    });
  }
}
