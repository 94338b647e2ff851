package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.protocol.RandomPrograms;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** How to hold an engine of your own against regnest's, on protocols that nobody would write; this one runs every single arrival. */
@Domain(EngineDomain.class)
class YourOwnEngineExample {
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);
  private static final int POINTS = 40;

  @Property
  void itBreaksWhatTheEnumeratorBreaksByOneArrival(@ForAll RandomPrograms programs) {
    Assume.that(!programs.chooseValues());
    var theirs = Enumerator.judge(programs.design(), programs.hypothesis(), WORD, 1, () -> false)
        .broken();
    assertEquals(theirs.keySet(), broken(programs));
  }

  private static Set<Claim> broken(RandomPrograms programs) {
    Replay replay = new Replay(programs.design(), programs.hypothesis().setup(WORD));
    Set<Claim> broken = EnumSet.noneOf(Claim.class);
    for (Arrival kind : Arrival.values()) {
      for (int point = 1; point <= POINTS; point++) {
        try {
          Schedule alone = Schedule.of(List.of(new Step(kind, /* depth= */ 0, point)));
          replay.run(alone).forEach(violation -> broken.add(violation.claim()));
        } catch (IllegalScheduleException notThere) {
          // Nothing of that kind may arrive there.
        }
      }
    }
    return broken;
  }
}
