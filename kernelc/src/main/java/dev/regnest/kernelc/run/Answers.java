package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Access;
import dev.regnest.machine.Cell;
import java.util.ArrayList;
import java.util.List;

/** The loads of one expression that is evaluated twice: all but the last the first time, the last whenever the compiler wants it. */
final class Answers {
  /** Thrown at the last load, which is not carried out yet. */
  static final class AtLastLoad extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final AtLastLoad INSTANCE = new AtLastLoad();

    private AtLastLoad() {
      super("", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  private final int loads;
  private final List<Long> values = new ArrayList<>();
  private int next;
  private Cell cell;
  private Type type;
  private Access access;

  /** Begins the first time; {@code loads} is how many there will be, at least 1. */
  Answers(int loads) {
    this.loads = loads;
  }

  /** {@return whether the load that comes has been answered already} */
  boolean isKnown() {
    return next < values.size();
  }

  long known() {
    next++;
    return values.get(next - 1);
  }

  /** Notes what a load found. */
  void add(long value) {
    values.add(value);
    next++;
  }

  /** Comes to a plain load that is not answered yet. */
  void reaches(Cell at, Type of, boolean dependent) {
    if (values.size() == loads - 1) {
      cell = at;
      type = of;
      access = dependent ? Access.DEPENDENT : Access.PLAIN;
      throw AtLastLoad.INSTANCE;
    }
  }

  Cell cell() {
    return cell;
  }

  Type type() {
    return type;
  }

  Access access() {
    return access;
  }

  /** {@return the answers for the second time, with that of the last load} */
  Answers with(long last) {
    Answers all = new Answers(loads);
    all.values.addAll(values);
    all.values.add(last);
    return all;
  }
}
