package dev.regnest.machine;

/**
 * The rounds that a loop has gone while it runs, and whether its code has come back to a state of its own that it was in before.
 *
 * <p>One state is remembered at a time, and another in its stead after 1, 2, 4, ... further rounds: whatever recurs is found, and nothing is kept of
 * the others (Brent, An improved Monte Carlo factorization algorithm, 1980). What is in memory is no part of that state: drivers look at it
 * as far as they care, and keep beside the mark what they need.
 */
public abstract class Rounds {
  private static final String HANG = "a loop that only what it interrupts ends";

  private final String place;
  private int sinceMark;
  private int patience;
  private Object beside;

  /** Creates those of a loop at that place in the source, such as {@code trace.c:12}, of which nothing is remembered yet. */
  protected Rounds(String place) {
    this.place = place;
  }

  /** {@return whether the code's own state is what it was where it was marked last} */
  protected abstract boolean isAsMarked();

  /** Remembers the code's own state. */
  protected abstract void mark();

  /** {@return what to throw where the loop never ends, as {@code standstill} says} */
  RuntimeException ending(Standstill standstill, Cpu cpu) {
    return switch (standstill) {
      case WAITS -> new RunAborted();
      case HANGS -> cpu.hangs(place, HANG);
      case ENDLESS -> new LoopWithoutEnd(place);
      case SET_ASIDE -> Onlooker.SetAside.INSTANCE;
      case GOES_ON -> throw new IllegalArgumentException("it does not end yet");
    };
  }

  /** {@return the loop's place in the source} */
  public String place() {
    return place;
  }

  /** Has gone round once more. {@return whether the code is in the state that is remembered} */
  public boolean isBack() {
    sinceMark++;
    return patience > 0 && isAsMarked();
  }

  /** {@return whether the state that is remembered is to be another, as it is none yet or has been for long enough} */
  public boolean isMarkDue() {
    return sinceMark > patience;
  }

  /** Remembers the state that the code is in now, and {@code what} a driver keeps beside it. */
  public void mark(Object what) {
    patience = Math.max(1, 2 * patience);
    sinceMark = 0;
    beside = what;
    mark();
  }

  /** {@return what was kept beside the state that is remembered} */
  public Object besideMark() {
    return beside;
  }
}
