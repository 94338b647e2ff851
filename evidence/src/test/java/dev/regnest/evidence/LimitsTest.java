package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.HowFar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which limit holds where none is asked for, and what somebody who watches is told. */
class LimitsTest {
  private static final double AT_ONCE = 1e-9;

  private static Terminal terminal(boolean isWatched) {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    return new Terminal(nobody, nobody, false, isWatched, new AtomicBoolean());
  }

  private static Limits limits(String... options) {
    return CommandLine.populateCommand(new Limits(), options);
  }

  private static boolean stops(Limits limits) throws InterruptedException {
    HowFar stop = limits.or(terminal(false));
    Thread.sleep(1);
    return stop.getAsBoolean();
  }

  @Test
  void aCommandsOwnLimitHoldsUnlessAnotherIsAskedFor() throws InterruptedException {
    Limits unasked = limits();
    assertFalse(stops(unasked));
    unasked.stopAfter(AT_ONCE);
    assertTrue(stops(unasked));
    assertTrue(unasked.hit().orElse("").startsWith("by the time limit of "), unasked.hit()::get);

    Limits asked = limits("--time-limit", "1000000");
    asked.stopAfter(AT_ONCE);
    assertFalse(stops(asked));
    assertFalse(asked.hit().isPresent());
  }

  @Test
  void whoWatchesIsToldHowFarAProofIs() {
    Terminal watched = terminal(true);
    limits().or(watched).at(4_096, 64, "x", 8);
    assertEquals(
        "regnest: judged 1 of 2; 4096 states, 64 memories, 8 values of x",
        Progress.line(1, 2, watched.far().get()));
    limits().or(watched).at(256, 1, "", 1);
    assertEquals("256 states, 1 memory", watched.far().get());
  }

  @Test
  void nothingIsToldWhereNobodyWatches() {
    Terminal pipe = terminal(false);
    limits().or(pipe).at(4_096, 64, "x", 8);
    assertEquals("regnest: judged 1 of 2", Progress.line(1, 2, pipe.far().get()));
  }
}
