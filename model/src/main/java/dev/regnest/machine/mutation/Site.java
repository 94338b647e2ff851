package dev.regnest.machine.mutation;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Computed;
import dev.regnest.machine.Stage;
import java.util.regex.Pattern;

/**
 * One operation in a design's code, the same whichever context comes by it and whichever slot it works on.
 *
 * <p>Where the code has lines, what it does to one object on one line is one operation, however often that line runs.
 *
 * @param stage the part of a sample's way that it belongs to
 * @param kind what it does
 * @param object what it does it to, an index written as i: {@code recursion[i]}; a predicate or mask operation as C calls it
 * @param line the line of source that has it, as {@code trace.c:12}, or empty where the code has none
 * @param occurrence which one it is of those that agree in all of this and run one after the other in one stage, from 0; 0 where there are lines
 */
public record Site(Stage stage, Kind kind, String object, String line, int occurrence) {
  /** What an operation does. */
  public enum Kind {
    /** A load, which takes a value out of memory. */
    LOAD,
    /** A store. */
    STORE,
    /** this_cpu_inc_return(), in one instruction. */
    INC,
    /** this_cpu_dec(), in one instruction. */
    DEC,
    /** Another read-modify-write in one instruction, such as xchg. */
    UPDATE,
    /** barrier(). */
    BARRIER,
    /** A predicate. */
    ASK,
    /** A mask operation. */
    MASK,
    /** A store to the sample's own stack. */
    STACK_STORE,
    /** The condition of a branch. */
    BRANCH,
    /** One part of such a condition. */
    PART,
    /** An assignment to a local. */
    LOCAL,
    /** A return that is not the last statement. */
    RETURN,
    /** Two assignments to locals, one behind the other. */
    ORDER;

    static Kind of(Computed what) {
      return switch (what) {
        case BRANCH -> BRANCH;
        case PART -> PART;
        case LOCAL -> LOCAL;
        case RETURN -> RETURN;
        case ORDER -> ORDER;
      };
    }
  }

  private static final Pattern CPU = Pattern.compile("\\[cpu\\d\\]");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]");
  private static final Pattern TASK = Pattern.compile("^[AB]->");

  /** {@return what a cell is to code that knows neither the index nor the CPU nor the task} */
  static String object(Cell cell) {
    String ofThisCpu = CPU.matcher(cell.name()).replaceFirst("");
    String name = INDEX.matcher(ofThisCpu).replaceAll("[i]");
    return TASK.matcher(name.replace("B's ", "")).replaceFirst("current->");
  }

  /** {@return whether the code has lines, which tell its operations apart} */
  public boolean hasLine() {
    return !line.isEmpty();
  }

  /** {@return whether both are on one line} */
  boolean isOnLineOf(Site other) {
    return line.equals(other.line);
  }

  /** {@return whether it is a read-modify-write in one instruction} */
  public boolean isReadModifyWrite() {
    return kind == Kind.INC || kind == Kind.DEC || kind == Kind.UPDATE;
  }

  static Kind ofAdd(int delta) {
    return delta > 0 ? Kind.INC : Kind.DEC;
  }

  Site repeated(int times) {
    return new Site(stage, kind, object, line, times);
  }
}
