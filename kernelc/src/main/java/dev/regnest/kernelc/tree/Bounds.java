package dev.regnest.kernelc.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel's build writes into {@code generated/bounds.h}: the constants of kernel/bounds.c, as far as they are constants of an enum,
 * integers that macros come to, or the bits that such a number needs.
 *
 * <p>The others are sizes of types, of which that of a lock without debugging is known; a condition that asks for another one cannot be decided.
 */
final class Bounds {
  private static final String FILE = "kernel/bounds.c";
  private static final Pattern DEFINE = Pattern.compile("\\bDEFINE\\((\\w+),\\s*([^;]+)\\);");
  private static final Pattern BITS = Pattern.compile("order_base_2\\((.+)\\)");

  /** With one of these a spinlock_t is more than its four bytes. */
  private static final List<String> PADDED_LOCKS =
      List.of("CONFIG_DEBUG_SPINLOCK", "CONFIG_DEBUG_LOCK_ALLOC", "CONFIG_PREEMPT_RT");

  private Bounds() {}

  /** {@return the words that it defines, each with its value} */
  static Map<String, String> of(
      SourceTree tree, Configuration configuration, Map<String, String> defines) {
    Map<String, String> all = new LinkedHashMap<>();
    if (tree.text(FILE).isEmpty()) {
      return all;
    }
    Map<String, String> generating = new LinkedHashMap<>(defines);
    generating.put("__GENERATING_BOUNDS_H", "1");
    Unit unit = new Unit(tree, configuration, generating);
    unit.include(FILE);
    String main = unit.named("main").stream().map(Piece::text).findFirst().orElse("");
    Matcher define = DEFINE.matcher(main);
    while (define.find()) {
      value(unit, define.group(2)).ifPresent(value -> all.put(define.group(1), value));
    }
    boolean isPlainLock = PADDED_LOCKS.stream().noneMatch(configuration::has);
    if (isPlainLock) {
      all.put("SPINLOCK_SIZE", "4");
    }
    return all;
  }

  private static Optional<String> value(Unit unit, String expression) {
    Optional<Piece> constant = unit.named(expression).stream().findFirst();
    if (constant.isPresent()) {
      return position(constant.get(), expression);
    }
    Matcher bits = BITS.matcher(expression);
    return bits.matches()
        ? number(unit, bits.group(1)).filter(n -> n > 0).map(n -> Long.toString(bitsBelow(n)))
        : number(unit, expression).map(String::valueOf);
  }

  private static int bitsBelow(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number - 1);
  }

  private static Optional<Long> number(Unit unit, String expression) {
    Condition condition = new Condition(unit.macros(), unit.configuration());
    return condition.value(expression).filter(value -> condition.unknown().isEmpty());
  }

  /** {@return which constant of its enum that is, if all before it follow each other} */
  private static Optional<String> position(Piece piece, String constant) {
    List<RawToken> tokens = piece.tokens();
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).is("{")) {
      at++;
    }
    int value = 0;
    for (int i = at + 1; i + 1 < tokens.size(); i += 2) {
      if (tokens.get(i).is(constant)) {
        return Optional.of(String.valueOf(value));
      }
      if (!tokens.get(i + 1).is(",")) {
        return Optional.empty();
      }
      value++;
    }
    return Optional.empty();
  }
}
