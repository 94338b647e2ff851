package dev.regnest.kernelc.preprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anarres.cpp.Macro;

/**
 * The kernel's words that mean the same as one of the prelude by another name: atomic64_, atomic_long_, raw_ and arch_ forms of atomics,
 * their _acquire and _release forms, local64_, raw_cpu_, and the arch_ forms of operations on bits.
 *
 * <p>_acquire and _release are as ordered as no ending is: the compiler moves nothing across any of them.
 *
 * @see <a href="https://docs.kernel.org/staging/index.html#atomic-types">Documentation/atomic_t.txt</a>
 */
public final class Families {
  private static final Pattern ATOMIC = Pattern.compile(
      "(?:raw_|arch_)?atomic(?:64|_long)?_(?<operation>\\w+?)(?<ordered>_acquire|_release)?");
  private static final Pattern OTHER = Pattern.compile(
      "(?<family>local64_|__local64_|raw_cpu_|arch_(?=_*(?:set|clear|change|test)_\\w*bit))(?<operation>\\w+)");

  private static final Map<String, String> OTHERS = Map.of(
      "local64_", "local_", "__local64_", "__local_", "raw_cpu_", "__this_cpu_", "arch_", "");
  private static final List<String> PREFIXES = List.of("", "raw_", "arch_");
  private static final List<String> WIDTHS = List.of("atomic_", "atomic64_", "atomic_long_");

  private Families() {}

  /** {@return the word of the prelude that means the same, or empty if there is none} */
  static Optional<Macro> sameAs(String word, Map<String, Macro> prelude) {
    Matcher atomic = ATOMIC.matcher(word);
    if (atomic.matches()) {
      String plain = "atomic_" + atomic.group("operation");
      String ordered = atomic.group("ordered");
      if (ordered == null) {
        return Optional.ofNullable(prelude.get(plain));
      }
      return Optional.ofNullable(prelude.get(plain + ordered))
          .or(() -> Optional.ofNullable(prelude.get(plain + "_relaxed"))
              .map(relaxed -> prelude.get(plain)));
    }
    Matcher other = OTHER.matcher(word);
    return other.matches()
        ? Optional.ofNullable(
            prelude.get(OTHERS.get(other.group("family")) + other.group("operation")))
        : Optional.empty();
  }

  /** {@return whether a word means the same as one of the prelude by another name} */
  public static boolean has(String word) {
    return Tokens.meansTheSame(word);
  }

  /** {@return all of them as macros, for a compiler} */
  public static String text() {
    Map<String, Macro> prelude = Tokens.wordsOfPrelude();
    Map<String, String> all = new LinkedHashMap<>();
    for (String word : prelude.keySet()) {
      for (String other : names(word)) {
        if (!prelude.containsKey(other)) {
          sameAs(other, prelude).ifPresent(same -> all.put(other, same.getName()));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    all.forEach((other, word) -> text.append("#define ")
        .append(other)
        .append("(...) ")
        .append(word)
        .append("(__VA_ARGS__)\n"));
    return text.toString();
  }

  /** {@return the names that might mean the same as a word} */
  private static List<String> names(String word) {
    List<String> all = new ArrayList<>();
    if (word.startsWith("atomic_")) {
      String operation = word.substring("atomic_".length());
      for (String prefix : PREFIXES) {
        for (String width : WIDTHS) {
          for (String order : List.of("", "_acquire", "_release")) {
            all.add(prefix + width + operation + order);
          }
        }
      }
    }
    OTHERS.forEach((family, same) -> {
      if (word.startsWith(same)) {
        all.add(family + word.substring(same.length()));
      }
    });
    return all;
  }
}
