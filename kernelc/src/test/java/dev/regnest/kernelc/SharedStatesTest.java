package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a handler has written is told apart from what lay there, however many memories it began in and whatever the first of them held. */
class SharedStatesTest {
  /** The handler begins with x from 0 to 4; up to 3 it may find c = 7, which it may write, and with 4 it never does. */
  private static final String FILE = """
      static int x, y, c;
      static void __nmi nmi(void)
      {
      	int seen = x;
      	if (__VERIFIER_nondet_bool())
      		c = 7;
      	y = seen;
      }
      static void __task task(void)
      {
      	y = 0;
      	c = 7;
      	x = 1;
      	x = 2;
      	x = 3;
      	c = 5;
      	x = 4;
      	BUG_ON(%s);
      	x = 0;
      }
      """;

  private static final Map<String, Verdict> BREAKS_IF = Map.of(
      "y == 4 && c == 7", Verdict.VIOLATED,
      "y == 4 && c == 5", Verdict.VIOLATED,
      "c == 7", Verdict.VIOLATED,
      "y == 5", Verdict.PROVED,
      "y == 4 && c == 6", Verdict.PROVED);

  @Test
  void aHandlerThatMayWriteWhatTheFirstFoundDoesBoth() {
    BREAKS_IF.forEach((condition, verdict) -> {
      CFile file = CFile.of("test.c", FILE.formatted(condition));
      assertEquals(verdict, TinyTree.judge(file).verdict(), condition);
    });
  }
}
