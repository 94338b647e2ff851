package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Access;
import dev.regnest.machine.Frame;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsTest extends OneStage {
  private final Operations operations = new Operations();

  private List<String> texts() {
    return operations.inOrder().stream().map(Operation::text).toList();
  }

  private Set<String> reached() {
    return operations.takeReached().stream()
        .map(site -> site.kind() + " " + site.object())
        .collect(Collectors.toSet());
  }

  @Test
  void everyKindIsWrittenDownWhereItStands() {
    run(operations, cpu -> {
      cpu.load(a);
      cpu.store(a, 1);
      cpu.thisCpuIncReturn(counter);
      cpu.thisCpuDec(counter);
      cpu.update(a, value -> value);
      cpu.change(b, value -> value);
      cpu.loadFor(b, Access.PLAIN, value -> {});
      cpu.barrier();
      cpu.interruptContextLevel();
      cpu.preemptDisable();
      cpu.storesToStack("raw");
    });
    assertEquals(
        List.of(
            "load a",
            "a = 1",
            "this_cpu_inc_return(counter)",
            "this_cpu_dec(counter)",
            "read-modify-write of a",
            "read-modify-write of b",
            "load b",
            "barrier()",
            "interrupt_context_level()",
            "preempt_disable()",
            "raw = ..."),
        texts());
  }

  @Test
  void anOperationIsOneHoweverOftenItsCodeRuns() {
    for (int times = 0; times < 2; times++) {
      run(operations, cpu -> cpu.store(a, 1));
    }
    assertEquals(List.of("a = 1"), texts());
  }

  @Test
  void theSameOperationTwiceInAStageIsTwo() {
    run(operations, cpu -> {
      cpu.load(a);
      cpu.load(a);
    });
    assertEquals(
        List.of(0, 1),
        operations.inOrder().stream()
            .map(operation -> operation.site().occurrence())
            .toList());
  }

  @Test
  void whatALineDoesIsOneOperationHoweverOftenItRunsInAFrame() {
    run(operations, cpu -> {
      for (int round = 0; round < 2; round++) {
        Frame.of(cpu).standsAt("a.c:1");
        cpu.barrier();
        cpu.store(a, round);
        Frame.of(cpu).standsAt("a.c:2");
        cpu.barrier();
      }
    });
    assertEquals(List.of("1: barrier()", "1: a = ...", "2: barrier()"), texts());
  }

  @Test
  void whatRunsAfterALineStandsBehindAllOfIt() {
    run(operations, cpu -> {
      Frame.of(cpu).standsAt("a.c:1");
      cpu.barrier();
      cpu.update(a, value -> value);
      cpu.barrier();
      Frame.of(cpu).standsAt("a.c:2");
      cpu.load(a);
    });
    assertEquals(List.of("1: barrier()", "1: read-modify-write of a", "2: load a"), texts());
  }

  @Test
  void whatMakesAVariableWhatItWasGivesItBack() {
    run(operations, cpu -> {
      Frame.of(cpu).standsAt("a.c:1");
      cpu.store(a, 1);
      cpu.update(b, value -> 0);
      cpu.load(b);
      cpu.thisCpuIncReturn(counter);
      Frame.of(cpu).standsAt("a.c:2");
      cpu.store(a, 0);
      cpu.store(b, 0);
      cpu.thisCpuDec(counter);
    });
    assertEquals(
        List.of("2: a = 0", "2: this_cpu_dec(counter)"),
        operations.inOrder().stream()
            .filter(Operation::givesBack)
            .map(Operation::text)
            .toList());
  }

  @Test
  void whatRunsSometimesStandsBehindWhatItFollowed() {
    run(operations, cpu -> {
      cpu.load(a);
      cpu.store(b, 1);
    });
    run(operations, cpu -> {
      cpu.load(a);
      cpu.store(a, 1);
      cpu.store(b, 1);
    });
    assertEquals(List.of("load a", "a = 1", "b = 1"), texts());
  }

  @Test
  void valuesThatDifferAreNotShown() {
    run(operations, cpu -> cpu.store(a, 1));
    run(operations, cpu -> cpu.store(a, 2));
    run(operations, cpu -> cpu.store(a, 1));
    assertEquals(List.of("a = ..."), texts());
  }

  @Test
  void whatIsReachedIsWhatRanSinceItWasAskedLast() {
    run(operations, cpu -> cpu.store(a, 1));
    assertEquals(Set.of("STORE a"), reached());
    run(operations, cpu -> cpu.load(b));
    assertEquals(Set.of("LOAD b"), reached());
    assertEquals(Set.of(), reached());
    assertEquals(List.of("a = 1", "load b"), texts());
  }
}
