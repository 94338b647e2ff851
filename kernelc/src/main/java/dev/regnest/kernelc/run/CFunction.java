package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import java.util.List;

/** One function: its code, and where its parameters and locals lie. Each is running at most once in a frame, as none calls itself. */
public final class CFunction {
  /** Whose text it is, by which kprobes tell where they may be. */
  public enum Text {
    /** Its own, which can be probed. */
    OWN,
    /** Its own, which is not probed: NOKPROBE_SYMBOL(), noinstr, __kprobes. */
    NOT_PROBED,
    /** That of whoever calls it, as it is always inlined. */
    CALLERS
  }

  private final String name;
  private final CType.Function type;
  private final int number;
  private List<DataObject> parameters = List.of();
  private int firstSlot;
  private int endSlot;
  private Step body;
  private Arms arms;
  private Text text = Text.OWN;

  /** Creates one that is declared, its body still to come. */
  public CFunction(String name, CType.Function type, int number) {
    this.name = name;
    this.type = type;
    this.number = number;
  }

  /** Gives it its code. */
  public void define(
      List<DataObject> takes, int slotsFrom, int slotsTo, Step code, Arms does, Text whose) {
    arms = does;
    text = whose;
    parameters = List.copyOf(takes);
    firstSlot = slotsFrom;
    endSlot = slotsTo;
    body = code;
  }

  /** {@return its name} */
  public String name() {
    return name;
  }

  /** {@return its type} */
  public CType.Function type() {
    return type;
  }

  /** {@return whether its result is the address of a struct, which the caller copies} */
  boolean returnsStruct() {
    return type.result().kind() instanceof Struct;
  }

  /** {@return whose text it is} */
  public Text text() {
    return text;
  }

  /** {@return its number, from 0} */
  public int number() {
    return number;
  }

  /** {@return its parameters, or as many as {@link #define} has given} */
  List<DataObject> parameters() {
    return parameters;
  }

  int firstSlot() {
    return firstSlot;
  }

  int endSlot() {
    return endSlot;
  }

  /** {@return what it does on some way through it} */
  Arms arms() {
    return arms;
  }

  Step body() {
    return body;
  }
}
