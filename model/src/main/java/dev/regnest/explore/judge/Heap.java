package dev.regnest.explore.judge;

/** How much of the memory of this JVM is in use. */
public final class Heap {
  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  /** How much of it may be in use: beyond that the JVM itself gives up. */
  private static final double OF_ALL = 0.9;

  private Heap() {}

  /** {@return the most megabytes that may be in use if nobody sets another limit} */
  public static long mostMegabytes() {
    return (long) (OF_ALL * Runtime.getRuntime().maxMemory()) / BYTES_PER_MEGABYTE;
  }

  /** {@return whether more than that is in use for good; collects garbage to find out, but only if more is in use at all} */
  public static boolean holdsMoreThan(long megabytes) {
    long most = megabytes * BYTES_PER_MEGABYTE;
    return used() > most && usedForGood() > most;
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long usedForGood() {
    System.gc();
    return used();
  }
}
