package dev.regnest.check;

/** Something a sample must never do. Closed: a new kind of violation is a change to what the project claims. */
public sealed interface Violation {
  /** {@return the claim it breaks} */
  Claim claim();

  /** {@return where it shows, to follow the design's name: whose sample and which cell} */
  String place();

  /** {@return one sentence a kernel reviewer can check by hand} */
  String explain();

  /** {@return the kind, as it is named in the headline} */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** {@return whether nothing that follows it means anything, so that a run ends with it} */
  default boolean endsTheRun() {
    return false;
  }

  /**
   * Another sample stored to a cell between this sample's own last store, or its taking of the pointer, and its load.
   *
   * @param victim the sample that emitted the word, such as "softirq"
   * @param cell the cell
   * @param intruder the sample that stored there
   */
  record Interference(String victim, String cell, String intruder) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P1;
    }

    @Override
    public String place() {
      return victim + " sample, " + cell;
    }

    @Override
    public String explain() {
      return "the " + victim + " sample emitted " + cell + " after the " + intruder
          + " sample had stored there";
    }
  }

  /**
   * An emitted word, or length, is not the true one.
   *
   * @param victim the sample
   * @param cell the cell
   * @param value what it was
   * @param truth what it should have been
   */
  record WrongValue(String victim, String cell, String value, String truth) implements Violation {
    /** What the truth is called where any record of one origin would be true. */
    public static final String ONE_ORIGIN = "a record of one origin";

    /** {@return whether the sample emitted words of another origin before this one} */
    public boolean isMixed() {
      return truth.equals(ONE_ORIGIN);
    }

    @Override
    public Claim claim() {
      return Claim.P2;
    }

    @Override
    public String place() {
      return victim + " sample, " + cell;
    }

    @Override
    public String explain() {
      String emitted = "the " + victim + " sample emitted " + cell + ": " + value;
      return isMixed()
          ? emitted + ", mixed with words of another origin"
          : emitted + ", where " + truth + " is true";
    }
  }

  /**
   * An emitted word was never filled, half built, or in a frame that is gone.
   *
   * @param victim the sample
   * @param cell the cell
   * @param value what lay there
   */
  record Leak(String victim, String cell, String value) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P3;
    }

    @Override
    public String place() {
      return victim + " sample, " + cell;
    }

    @Override
    public String explain() {
      return "the " + victim + " sample emitted " + cell + ", which was " + value;
    }
  }

  /**
   * A sample was lost, or went out without what it was to show, that was no recursion.
   *
   * @param victim the sample
   * @param what what became of it, such as "was lost: no free slot"
   */
  record NeedlessDrop(String victim, String what) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P4;
    }

    @Override
    public String place() {
      return victim + " sample";
    }

    @Override
    public String explain() {
      return "the " + victim + " sample, which is no recursion, " + what;
    }
  }

  /**
   * A counter did not come back to what it was, or ran below zero.
   *
   * @param counter the counter
   * @param what what it was, and when
   */
  record Imbalance(String counter, String what) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P5;
    }

    @Override
    public String place() {
      return counter;
    }

    @Override
    public String explain() {
      return counter + " " + what;
    }
  }

  /**
   * An index left its array.
   *
   * @param array the array
   * @param index the index
   * @param length the array's length
   */
  record OutOfBounds(String array, int index, int length) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P5;
    }

    @Override
    public String place() {
      return array + "[" + index + "]";
    }

    @Override
    public String explain() {
      return array + "[" + index + "] is outside the array of " + length;
    }

    @Override
    public boolean endsTheRun() {
      return true;
    }
  }

  /**
   * An assertion of the code under test does not hold.
   *
   * @param where its place in the source, such as {@code trace.c:12}
   * @param assertion how it is written there
   */
  record AssertionFailed(String where, String assertion) implements Violation {
    @Override
    public Claim claim() {
      return Claim.ASSERT;
    }

    @Override
    public String place() {
      return where + ", " + assertion;
    }

    @Override
    public String explain() {
      return assertion + " at " + where + " fires";
    }
  }

  /**
   * The kernel oopses: the code did what a CPU answers with an exception, or a BUG_ON() of it fires.
   *
   * @param where its place in the source
   * @param what what it did
   */
  record Oops(String where, String what) implements Violation {
    @Override
    public Claim claim() {
      return Claim.ASSERT;
    }

    @Override
    public String place() {
      return where + ", " + what;
    }

    @Override
    public String explain() {
      return "the kernel oopses at " + where + ": " + what;
    }

    @Override
    public boolean endsTheRun() {
      return true;
    }
  }

  /**
   * Code waits for ever: for a lock that is held, or in a loop that nothing that may arrive ends, and what it has interrupted would end.
   *
   * @param where its place in the source
   * @param what what it waits for
   */
  record Hang(String where, String what) implements Violation {
    @Override
    public Claim claim() {
      return Claim.P6;
    }

    @Override
    public String place() {
      return where + ", " + what;
    }

    @Override
    public String explain() {
      return "the CPU hangs at " + where + ": " + what;
    }

    @Override
    public boolean endsTheRun() {
      return true;
    }
  }
}
