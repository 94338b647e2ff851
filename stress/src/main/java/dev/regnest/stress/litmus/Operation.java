package dev.regnest.stress.litmus;

/**
 * One access or fence that a program issues.
 *
 * @param cell the cell, or -1 for a fence
 * @param value what is stored or added; what a load still to be carried out has to find; 0 otherwise
 */
record Operation(Kind kind, Mode mode, int cell, int value) {
  enum Kind {
    LOAD,
    WORD,
    STORE,
    ADD,
    ACQUIRE_FENCE,
    RELEASE_FENCE,
    FULL_FENCE
  }

  /** Access modes, each as strong as those before it. */
  enum Mode {
    PLAIN,
    OPAQUE,
    ORDERED,
    VOLATILE
  }

  static Operation fence(Kind kind) {
    return new Operation(kind, Mode.PLAIN, -1, 0);
  }

  static Operation load(Kind kind, Mode mode, int cell) {
    return new Operation(kind, mode, cell, 0);
  }

  static Operation store(Mode mode, int cell, int value) {
    return new Operation(Kind.STORE, mode, cell, value);
  }

  Operation finding(int found) {
    return new Operation(kind, mode, cell, found);
  }

  boolean answers() {
    return kind == Kind.LOAD || kind == Kind.WORD || kind == Kind.ADD;
  }

  boolean isStoreTo(int other) {
    return kind == Kind.STORE && cell == other;
  }

  /** {@return whether issuing it changes nothing but the list of what is still to be carried out} */
  boolean isDeferrable() {
    return kind == Kind.STORE && mode != Mode.VOLATILE || kind == Kind.RELEASE_FENCE;
  }

  /**
   * {@return whether a compiler has to carry this out before {@code later}, which stands behind it}
   *
   * <p>Accesses to one cell keep their order, so do opaque and stronger ones among themselves; nothing sinks below a release.
   */
  boolean mustPrecede(Operation later) {
    if (later.kind == Kind.RELEASE_FENCE
        || later.kind == Kind.STORE && later.mode == Mode.ORDERED) {
      return true;
    }
    if (kind == Kind.RELEASE_FENCE) {
      return later.kind == Kind.STORE;
    }
    return cell == later.cell || mode != Mode.PLAIN && later.mode != Mode.PLAIN;
  }
}
