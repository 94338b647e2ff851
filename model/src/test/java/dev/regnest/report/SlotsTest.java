package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static Slots of(String... regs) {
    Visit task = Visit.task(Visit.Tasks.ONE);
    List<Happening> pointed = Stream.of(regs)
        .map(name -> (Happening) new Happening.Pointed(task, 1, 1, name, /* shared= */ true))
        .toList();
    List<String> lines = pointed.stream().map(h -> "").toList();
    return new Slots(new Recording(
        pointed,
        lines,
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(task),
        (cell, value) -> ""));
  }

  @Test
  void aNumberIsEnoughWhereThereIsOnePlainArray() {
    Slots slots = of("__regs_user[1]", "__regs_user[0]", "task_pt_regs");
    assertEquals("slot 1", slots.name("__regs_user[1]"));
    assertEquals("slot 1 (__regs_user[1])", slots.inFull("__regs_user[1]"));
    assertEquals("task_pt_regs", slots.name("task_pt_regs"));
    assertEquals("slot 2 of cpu1", of("regs[cpu1][2]", "regs[cpu0][2]").name("regs[cpu1][2]"));
  }

  @Test
  void aSlotOfAnArrayInAnArrayKeepsItsName() {
    assertEquals("levels[2].regs[0]", of("levels[2].regs[0]").name("levels[2].regs[0]"));
  }

  @Test
  void theSlotsOfTwoArraysKeepTheirNames() {
    Slots slots = of("a[0]", "b[0]");
    assertEquals("a[0]", slots.name("a[0]"));
    assertEquals("b[0]", slots.inFull("b[0]"));
  }
}
