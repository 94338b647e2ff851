package dev.regnest.kernelc.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Words that are functions in the kernel take each argument once, and before they mask anything, as macros of the prelude too.
 *
 * <p>Counted is how often a macro's own text names a parameter; what it hands on to another macro, that one takes once in its turn.
 */
class ArgumentsTakenOnceTest {
  private static final Pattern MACRO =
      Pattern.compile("(?m)^#define (\\w+)\\(([^)]*)\\)((?:[^\\n]*\\\\\\n)*[^\\n]*)");

  /** What does not evaluate what it is given. */
  private static final Set<String> OPERATORS = Set.of(
      "__typeof__",
      "sizeof",
      "offsetof",
      "__same_type",
      "__builtin_constant_p",
      "__regnest_as",
      "__regnest_preemptible_seqcount");

  /** Names of objects, types and members, which are no values, and a condition that is asked again. */
  private static final Set<String> NO_VALUES = Set.of(
      "name",
      "name1",
      "name2",
      "type",
      "member",
      "flags",
      "condition",
      "array",
      "var",
      "x",
      "bit",
      "cpu",
      "keyed",
      "mask",
      "flip",
      "option",
      "order",
      "masks",
      "unmasks",
      "takes",
      "gives",
      "change",
      "operation");

  /** Macros in the kernel too, and there as here they take some of their arguments more than once: include/linux/{math,bits,align,kernel}.h. */
  private static final Set<String> AS_IN_THE_KERNEL = Set.of(
      "DIV_ROUND_UP",
      "roundup",
      "rounddown",
      "ALIGN",
      "ALIGN_DOWN",
      "BUILD_BUG_ON_NOT_POWER_OF_2",
      "swap",
      "for_each_set_bit",
      "for_each_clear_bit");

  /** One of the two places runs. */
  private static final Set<String> EITHER_WAY = Set.of(
      "__regnest_bit", "assign_bit", "__assign_bit", "is_power_of_2", "__regnest_local_unlock");

  /** An address of something that stands, which all that calls it gives it. */
  private static final Set<String> OF_NAMES =
      Set.of("LIST_HEAD_INIT", "local_trylock_init", "__regnest_spin_lock");

  static Map<String, Set<String>> takenAgain(String text) {
    Map<String, Set<String>> again = new TreeMap<>();
    Matcher macro = MACRO.matcher(text);
    while (macro.find()) {
      String body = evaluated(macro.group(3));
      Set<String> names = new TreeSet<>();
      parameters(macro.group(2)).filter(it -> count(it, body) > 1).forEach(names::add);
      if (!names.isEmpty()) {
        again.put(macro.group(1), names);
      }
    }
    return again;
  }

  private static Stream<String> parameters(String list) {
    return Arrays.stream(list.split(",\\s*")).filter(it -> it.matches("\\w+"));
  }

  private static long count(String parameter, String body) {
    return Pattern.compile("(?<![\\w#.>])" + parameter + "(?!\\w)")
        .matcher(body)
        .results()
        .count();
  }

  /** {@return the text without strings and the operands of operators that evaluate none} */
  private static String evaluated(String body) {
    StringBuilder rest = new StringBuilder(body.replaceAll("\"[^\"]*\"", ""));
    for (String operator : OPERATORS) {
      for (int at = rest.indexOf(operator + "("); at >= 0; at = rest.indexOf(operator + "(")) {
        rest.delete(at, closing(rest, at + operator.length()) + 1);
      }
    }
    return rest.toString();
  }

  private static int closing(CharSequence text, int open) {
    int depth = 0;
    for (int at = open; ; at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
  }

  private static Map<String, Set<String>> unexplained(String text) {
    Map<String, Set<String>> again = takenAgain(text);
    again.keySet().removeAll(AS_IN_THE_KERNEL);
    again.keySet().removeAll(EITHER_WAY);
    again.keySet().removeAll(OF_NAMES);
    again.values().forEach(names -> names.removeAll(NO_VALUES));
    again.values().removeIf(Set::isEmpty);
    return again;
  }

  @Test
  void noWordOfThePreludeTakesAnArgumentTwice() {
    assertTrue(MACRO.matcher(Prelude.text()).results().count() > 300);
    assertEquals(Map.of(), unexplained(Prelude.text()));
    assertEquals(Map.of(), unexplained(Prelude.ofTrees()));
    assertEquals(Map.of(), unexplained(Prelude.atomics()));
  }

  @Test
  void whatIsExceptedIsThere() {
    Set<String> again = takenAgain(Prelude.text()).keySet();
    Stream.of(AS_IN_THE_KERNEL, EITHER_WAY, OF_NAMES)
        .flatMap(Set::stream)
        .forEach(word -> assertTrue(again.contains(word), word));
  }

  @Test
  void aWordThatDoesIsFound() {
    assertEquals(
        Map.of("wrong", Set.of("p")),
        unexplained("#define wrong(p, n)\t(*(p) + \\\n\t(n) + sizeof(n) + *(p))\n"));
  }
}
