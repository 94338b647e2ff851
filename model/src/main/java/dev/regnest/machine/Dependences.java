package dev.regnest.machine;

import java.util.Arrays;

/**
 * The loads of a frame that something in it was computed from, or stands under a branch on, each by the point at which the code has it.
 *
 * <p>A compiler carries out nothing before what it depends on, and stores nothing before it knows which way a branch goes that the store is
 * under.
 */
public final class Dependences {
  /** No load. */
  public static final Dependences NONE = new Dependences(new int[0]);

  /** Every load before it, for code that does not tell which. */
  public static final Dependences ALL = new Dependences(new int[0]);

  private final int[] points;

  private Dependences(int[] points) {
    this.points = points;
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return this == NONE;
  }

  /** {@return whether the load that the code has at that point is among them} */
  public boolean contains(int point) {
    return this == ALL || Arrays.binarySearch(points, point) >= 0;
  }

  /** {@return these and the load that the code has at that point} */
  public Dependences with(int point) {
    return and(new Dependences(new int[] {point}));
  }

  /** {@return these and those} */
  public Dependences and(Dependences those) {
    if (this == those || those == NONE || this == ALL) {
      return this;
    }
    if (this == NONE || those == ALL) {
      return those;
    }
    int[] all = Arrays.copyOf(points, points.length + those.points.length);
    System.arraycopy(those.points, 0, all, points.length, those.points.length);
    Arrays.sort(all);
    int length = 0;
    for (int point : all) {
      if (length == 0 || all[length - 1] != point) {
        all[length] = point;
        length++;
      }
    }
    return new Dependences(Arrays.copyOf(all, length));
  }

  /** {@return those of them that the code has behind that point} */
  public Dependences behind(int point) {
    if (points.length == 0 || points[0] > point) {
      return this;
    }
    int[] later = Arrays.stream(points).filter(each -> each > point).toArray();
    return later.length == 0 ? NONE : new Dependences(later);
  }

  /** {@return these, each so many points later} */
  public Dependences later(int points) {
    return points == 0 || this == ALL || this == NONE
        ? this
        : new Dependences(
            Arrays.stream(this.points).map(point -> point + points).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dependences those
        && (this == ALL) == (those == ALL)
        && Arrays.equals(points, those.points);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(points);
  }

  @Override
  public String toString() {
    return this == ALL ? "all" : Arrays.toString(points);
  }
}
