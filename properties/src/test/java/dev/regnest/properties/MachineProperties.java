package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Masks and nesting, whatever arrives: last in, first out, and everything as it was when all has returned. */
@Domain(RegnestDomain.class)
class MachineProperties {
  @Property
  @Tries(10)
  void nothingArrivesWhereTheTableForbidsIt(
      @ForAll
          @Under({
            "nested-irqs",
            "irqs-on-in-hardirq",
            "bh-disabled",
            "nmi-like-exceptions",
            "entry-lag",
            "reentry",
            "fault-in-nmi"
          })
          Scenario scenario) {
    Nesting nesting = new Nesting(scenario.question().setup());
    Runner.of(scenario.question()).trace(scenario.schedule(), nesting);
    assertEquals("", nesting.forbidden());
  }

  @Property
  void framesReturnInTheReverseOrderOfTheirArrival(@ForAll Scenario scenario) {
    Nesting nesting = new Nesting(scenario.question().setup());
    Runner.of(scenario.question()).trace(scenario.schedule(), nesting);
    assertTrue(nesting.isBalanced());
  }

  @Property
  void theCpuIsAsItWasWhenAllHasReturned(@ForAll Scenario scenario) {
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> actual = new TreeMap<>();
    var cpu = Runner.of(scenario.question()).play(scenario.schedule());
    for (Cell cell : Runner.of(scenario.question()).cells()) {
      boolean entryNumber = cell.name().startsWith("entry[");
      if (cell.kind() == Cell.Kind.STATE && !entryNumber) {
        expected.put(cell.name(), cell.initial());
        actual.put(cell.name(), Driver.of(cpu).peek(cell));
      }
    }
    assertEquals(expected, actual);
    Frame frame = Frame.of(cpu);
    assertEquals(0, frame.depth());
  }
}
