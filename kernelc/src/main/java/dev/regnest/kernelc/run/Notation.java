package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file writes the integers of its variables: by the names of constants, as characters, in hex. */
public final class Notation {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Less is the same in hex. */
  private static final int DIGITS = 10;

  private record Use(String word, long value) {}

  /** Empty where several names have it. */
  private final Map<Use, Optional<String>> names = new HashMap<>();

  private final Set<String> inHex = new HashSet<>();

  private final Map<String, Set<String>> compared = new HashMap<>();

  /** Notes that the file has {@code value} by that name where it stores to a variable or member called {@code word}, or compares it. */
  public void names(String word, long value, String name) {
    names.merge(
        new Use(word, value),
        Optional.of(name),
        (one, other) -> one.equals(other) ? one : Optional.empty());
  }

  /** Notes that the file has a constant in hex there. */
  public void hex(String word) {
    inHex.add(word);
  }

  /** Notes that the file compares variables, members or functions called like that. */
  public void compares(String word, String other) {
    compared.computeIfAbsent(word, w -> new HashSet<>()).add(other);
    compared.computeIfAbsent(other, w -> new HashSet<>()).add(word);
  }

  /** {@return an integer that lies at {@code path}, such as {@code node[1].state}, as the file would write it} */
  String of(String path, CType.Int type, long value) {
    List<String> words = words(path);
    for (String word : words) {
      Optional<String> name = names.getOrDefault(new Use(word, value), Optional.empty());
      if (name.isPresent()) {
        return name.get();
      }
    }
    if (type.equals(Ints.BOOL)) {
      return value == 0 ? "false" : "true";
    }
    if (type.equals(Ints.CHAR) && value >= ' ' && value <= '~') {
      return "'" + (char) value + "'";
    }
    if (words.stream().anyMatch(this::isInHex)) {
      return hex(type, value);
    }
    return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
  }

  private boolean isInHex(String word) {
    return inHex.contains(word)
        || compared.getOrDefault(word, Set.of()).stream().anyMatch(inHex::contains);
  }

  private static String hex(CType.Int type, long value) {
    if (value >= 0 && value < DIGITS || type.signed() && value < 0) {
      return Long.toString(value);
    }
    return "0x" + Long.toHexString(value);
  }

  /** {@return the words of a path, the last of them first, as that says most} */
  static List<String> words(String path) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(path);
    while (matcher.find()) {
      words.add(0, matcher.group());
    }
    return words;
  }
}
