package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changes and operations are called. */
class MeaningTest extends OneStage {
  @Test
  void eachChangeSaysWhatItIs() {
    Site store = site(Site.Kind.STORE, "a");
    assertEquals("left out", new Drop(store).meaning());
    assertEquals("left out with every other store to it", new Without(store).meaning());
    assertEquals("a load and a store", new Widen(store).meaning());
    assertEquals("only after the assignment that follows", new Swap(store, store).meaning());
    assertEquals("answered as if nobody held it", new Ignore(store).meaning());
  }

  @Test
  void operationsAreWrittenAsInC() {
    assertEquals("load a", text(Site.Kind.LOAD));
    assertEquals("a = ...", text(Site.Kind.STORE));
    assertEquals("this_cpu_inc_return(a)", text(Site.Kind.INC));
    assertEquals("this_cpu_dec(a)", text(Site.Kind.DEC));
    assertEquals("read-modify-write of a", text(Site.Kind.UPDATE));
    Site line = new Site(Stage.PREPARE, Site.Kind.STORE, "a", "trace.c:12", 0);
    assertEquals("12: a = 1", new Operation(line, Optional.empty(), Optional.of(1), false).text());
  }

  private static String text(Site.Kind kind) {
    return new Operation(site(kind, "a"), Optional.empty(), Optional.empty(), false).text();
  }
}
