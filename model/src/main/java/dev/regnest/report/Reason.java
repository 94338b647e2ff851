package dev.regnest.report;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a sample uses the registers that it uses.
 *
 * @param text the reason, to follow "because"
 * @param cell the counter or flag that it rests on, or empty
 * @param slot the slot that it gives, or empty if it may be any
 */
record Reason(String text, String cell, OptionalInt slot) {
  private static final Pattern INDEX = Pattern.compile(".*\\[(\\d+)\\]");

  /** {@return a reason that rests on what the code asked} */
  static Reason asked(String text) {
    return new Reason(text, "", OptionalInt.empty());
  }

  /** {@return a reason that rests on a flag} */
  static Reason flag(String text, String cell) {
    return new Reason(text, cell, OptionalInt.empty());
  }

  /** {@return a reason that rests on a counter, one of an array or one that is the number of slots taken} */
  static Reason counter(String text, String cell, int value) {
    return new Reason(text, cell, OptionalInt.of(index(cell).orElse(value - 1)));
  }

  /** {@return whether it is a reason to use those registers} */
  boolean isFor(String regs) {
    return slot.isEmpty() || slot.equals(index(regs));
  }

  private static OptionalInt index(String name) {
    Matcher matcher = INDEX.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
