package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommandTest {
  private static final int MORE_THAN_IT_HAS = 64;

  /** Every thread of the common pool waits, as those do that judge files side by side while one of them compiles what all need. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aCommandIsReadThoughTheCommonPoolIsFull() {
    CountDownLatch over = new CountDownLatch(1);
    for (int i = 0; i < MORE_THAN_IT_HAS; i++) {
      ForkJoinPool.commonPool().submit(() -> over.await(60, TimeUnit.SECONDS));
    }
    try {
      assertEquals(Optional.of("read"), Command.of("echo", "read").firstLine());
    } finally {
      over.countDown();
    }
  }

  @Test
  void whatCannotBeStartedSaysSo() {
    assertEquals(new Command(-1, true, ""), Command.of("/no/such/program"));
  }
}
