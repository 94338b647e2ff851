package dev.regnest.kernelc.run;

/**
 * Which locals, and so which addresses, a frame has computed from what it loaded since its last barrier: no compiler loads from there
 * before that is known.
 */
final class Dependencies {
  private final int[] regionOfLocal;
  private int region = 1;
  private boolean current;
  private boolean ofAddress;

  Dependencies(int slots) {
    regionOfLocal = new int[slots];
  }

  /** A barrier: what was loaded before it is there whatever comes later. */
  void barrier() {
    region++;
    current = false;
  }

  /** A statement begins. */
  void statement() {
    current = false;
  }

  /** Something was loaded in this statement. */
  void loaded() {
    current = true;
  }

  /** That local was read in this statement. */
  void read(int slot) {
    current |= regionOfLocal[slot] == region;
  }

  /** What this statement has computed goes into that local. */
  void store(int slot) {
    regionOfLocal[slot] = current ? region : 0;
  }

  /** {@return the address that {@code code} computes, noting what it is computed from} */
  long address(Run run, Code code) {
    boolean before = current;
    current = false;
    long address = code.eval(run);
    ofAddress = current;
    current |= before;
    return address;
  }

  /** {@return whether the address computed last depends on such a load} */
  boolean ofAddress() {
    return ofAddress;
  }

  /** {@return whether what this statement has computed so far does} */
  boolean current() {
    return current;
  }

  /** Adds what the statement of a caller had computed before. */
  void join(boolean before) {
    current |= before;
  }
}
