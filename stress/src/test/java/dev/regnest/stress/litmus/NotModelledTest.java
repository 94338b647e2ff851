package dev.regnest.stress.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What real compilers and cores may do beyond the litmus engine, each beside the next thing to it that it does allow. */
class NotModelledTest {
  private static final int X = 0;
  private static final int Y = 1;

  @Test
  void aLoadThatACompilerRepeatsIsNotModelledThoughTwoLoadsAre() {
    Actor<Seen> looksTwiceAtOneLoad = (m, r) -> {
      r.r1 = m.get(X);
      r.r2 = r.r1;
    };
    Actor<Seen> loadsTwice = (m, r) -> {
      r.r1 = m.get(X);
      r.r2 = m.get(X);
    };
    Actor<Seen> stores = (m, r) -> m.set(X, 1);
    assertEquals(Set.of("0, 0", "1, 1"), outcomes(looksTwiceAtOneLoad, stores));
    assertEquals(Set.of("0, 0", "0, 1", "1, 1"), outcomes(loadsTwice, stores));
  }

  /** The second actor hands on what it finds in Y, so that the first one can load it only if its store came first. */
  @Test
  void aStoreThatBothSidesOfABranchHaveInCommonStaysBehindItThoughOneWithoutABranchDoesNot() {
    Actor<Seen> branches = (m, r) -> {
      r.r1 = m.get(X);
      if (r.r1 == 0) {
        m.set(Y, 1);
      } else {
        m.set(Y, 1);
      }
    };
    Actor<Seen> goesStraightOn = (m, r) -> {
      r.r1 = m.word(X);
      m.set(Y, 1);
    };
    Actor<Seen> handsOn = (m, r) -> m.setOpaque(X, m.getOpaque(Y));
    assertEquals(Set.of("0, 0"), outcomes(branches, handsOn));
    assertEquals(Set.of("0, 0", "1, 0"), outcomes(goesStraightOn, handsOn));
  }

  /** Opaque keeps the compiler from it, and x86 keeps its loads in order; other cores need the acquire. */
  @Test
  void aCoreThatReordersLoadsIsNotModelledThoughACompilerThatDoesIs() {
    Actor<Seen> releases = (m, r) -> {
      m.set(X, 1);
      m.setRelease(Y, 1);
    };
    Actor<Seen> opaque = (m, r) -> {
      r.r1 = m.getOpaque(Y);
      r.r2 = m.getOpaque(X);
    };
    Actor<Seen> plain = (m, r) -> {
      r.r1 = m.get(Y);
      r.r2 = m.get(X);
    };
    assertEquals(Set.of("0, 0", "0, 1", "1, 1"), outcomes(releases, opaque));
    assertEquals(Set.of("0, 0", "0, 1", "1, 0", "1, 1"), outcomes(releases, plain));
  }

  private static Set<String> outcomes(Actor<Seen> first, Actor<Seen> second) {
    return new Litmus<>(List.of(0, 0), Seen::new, first, second).outcomes(Scheduling.FREE);
  }
}
