package dev.regnest.evidence;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A line on stderr that counts what is done, once that takes more than a second and only where somebody sees it. */
final class Progress implements AutoCloseable {
  private static final long FIRST_MILLIS = 1_000;
  private static final long NEXT_MILLIS = 200;
  private static final String ERASE = "\r\u001b[K";

  private final AtomicInteger done = new AtomicInteger();
  private final Terminal terminal;
  private final int all;
  private final Thread thread = new Thread(this::show, "progress");

  Progress(Terminal terminal, int all) {
    this.terminal = terminal;
    this.all = all;
    thread.setDaemon(true);
    if (terminal.progress()) {
      thread.start();
    }
  }

  /** Runs one of the things that are counted. */
  <T> T counted(Callable<T> work) throws Exception {
    T result = work.call();
    done.incrementAndGet();
    return result;
  }

  private void show() {
    String before = "";
    try {
      Thread.sleep(FIRST_MILLIS);
      while (true) {
        before = ERASE;
        print(ERASE + line(done.get(), all, terminal.far().get()));
        Thread.sleep(NEXT_MILLIS);
      }
    } catch (InterruptedException over) {
      print(before);
    }
  }

  /** {@return the line: how many are judged of how many, and how far the one under way is, if anybody said so} */
  static String line(int done, int all, String far) {
    return "regnest: judged " + done + " of " + all + (far.isEmpty() ? "" : "; " + far);
  }

  private void print(String text) {
    terminal.err().print(text);
    terminal.err().flush();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
