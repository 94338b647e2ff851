package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType.Int;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads integer constants, and finds their types. */
public final class Constants {
  private static final Pattern NUMBER =
      Pattern.compile("(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)");

  private Constants() {}

  static Operand number(Position at, String text) {
    Matcher matcher = NUMBER.matcher(text);
    String suffix = matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : "?";
    if (!suffix.matches("u?l?l?|l?l?u")) {
      throw new CException(
          at,
          Rule.FLOATING_POINT,
          text.matches(".*[.].*|[0-9]+[eE].*")
              ? "floating point is not supported, as the kernel has none: '" + text + "'"
              : "'" + text + "' is no integer");
    }
    String digits = matcher.group(1);
    boolean decimal = digits.equals("0") || !digits.startsWith("0");
    try {
      long value = parse(digits);
      return Operand.constant(Type.of(type(value, decimal, suffix)), value);
    } catch (NumberFormatException wrong) {
      throw new CException(
          at,
          Rule.NUMBER,
          "'" + text + "' does not fit into 64 bits, or has a digit too big for its base");
    }
  }

  /** {@return the integers among those tokens} */
  public static SortedSet<Long> in(List<CToken> tokens) {
    SortedSet<Long> all = new TreeSet<>();
    for (CToken token : tokens) {
      Matcher matcher = NUMBER.matcher(token.text());
      if (token.kind() == CToken.Kind.NUMBER && matcher.matches()) {
        try {
          all.add(parse(matcher.group(1)));
        } catch (NumberFormatException told) {
          // Whoever compiles it says what is wrong.
        }
      }
    }
    return all;
  }

  private static long parse(String digits) {
    String lower = digits.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return Long.parseUnsignedLong(lower.substring(2), 16);
    }
    if (lower.startsWith("0b")) {
      return Long.parseUnsignedLong(lower.substring(2), 2);
    }
    return Long.parseUnsignedLong(lower, lower.startsWith("0") ? 8 : 10);
  }

  /** The first type that holds it: a decimal without u is never unsigned. */
  private static Int type(long value, boolean decimal, String suffix) {
    boolean unsigned = suffix.contains("u");
    boolean wide = suffix.contains("l");
    if (!wide && !unsigned && value >= 0 && value <= Integer.MAX_VALUE) {
      return Ints.INT;
    }
    if (!wide && (unsigned || !decimal) && value >= 0 && value <= 0xffffffffL) {
      return Ints.UINT;
    }
    boolean signed = !unsigned && value >= 0;
    return suffix.contains("ll")
        ? signed ? Ints.LLONG : Ints.ULLONG
        : signed ? Ints.LONG : Ints.ULONG;
  }

  static Operand character(Position at, String text) {
    if (text.length() != 1) {
      throw new CException(
          at, Rule.CHARACTER, "a character constant has one character, this has " + text.length());
    }
    return Operand.constant(Type.of(Ints.INT), (byte) text.charAt(0));
  }
}
