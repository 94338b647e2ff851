package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a compiler makes of a recursion guard, with and without the barrier that keeps it in its place. */
@NeedsGcc
class GuardTest {
  private static final String[] ALL = {"0", "1", "2", "3", "s"};

  @Test
  void holdsAtEveryLevelWithItsBarriers() {
    for (Result result : Guards.results(Guards.guard(true), Effort.DEFAULT, List.of(), ALL)) {
      assertEquals(0, result.bad(), result.toString());
      assertTrue(result.isComplete() && !result.isVacuous(), result.toString());
    }
  }

  @Test
  void breaksWithoutThemOnceTheCompilerMayMoveStores() {
    List<Result> results = Guards.results(Guards.guard(false), Effort.DEFAULT, List.of(), ALL);
    assertEquals(0, results.get(0).bad(), "-O0 moves nothing");
    for (Result result : results.subList(1, results.size())) {
      assertTrue(result.bad() > 0 && result.bad() < result.instructions(), result.toString());
      assertEquals(Set.of("ASSERT"), result.claims());
      assertTrue(result.isComplete(), result.toString());
    }
  }

  /** Each instruction of the task, and of the NMI that nothing interrupts: as many runs as instructions, and one of each alone. */
  @Test
  void runsOnceForEachInstruction() {
    Effort one = new Effort(1, false, 1, 1, 20);
    Result result = Guards.results(Guards.guard(true), one, List.of(), "2").get(0);
    assertEquals(result.instructions() + 2, result.runs());
  }

  @Test
  void saysWhichStoreIsMissing() {
    Result result =
        Guards.results(Guards.guard(false), Effort.DEFAULT, List.of(), "2").get(0);
    Break broken = result.breaks().get(0);
    assertEquals(
        "no instruction changes recursion[3] any more: the compiler took together what lines 8 and 17 do to it",
        broken.why());
    assertEquals("NMI", broken.arrivals().get(0).frame());
    assertTrue(broken.arrivals().get(0).after() >= 10, broken.toString());
    assertTrue(
        broken.arrivals().get(0).code().stream()
            .anyMatch(i -> i.address() == broken.arrivals().get(0).address()),
        "the instruction itself is shown");
    assertTrue(broken.moments().get(0).cells().contains("recursion[3] = 0"), broken.toString());
  }
}
