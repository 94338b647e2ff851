package dev.regnest.machine;

/** Code under test did what cannot be run, such as a loop that does not end; no verdict follows from that. */
public class RunRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one that says where and what. */
  public RunRefused(String message) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }

  /** {@return that task B would be left inside a handler over it, which makes another stack of it than a task's} */
  public static RunRefused leftIn(Arrival handler) {
    return new RunRefused("a handler of " + handler
        + " over task B finds preempt_count at 0, so that task B could be left inside it;"
        + " it is left in its own code alone, or in a softirq");
  }
}
