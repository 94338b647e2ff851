package dev.regnest.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every difference between two kernels, era by era, written once more from the sources that {@link Era} names. */
class EraTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
          difference                     | eras from V4_4 to PREEMPT_RT
          NMI_FIELD_MAX                  | 1 1 15 15 15 15
          EXCEPTIONS_ENTER_LIKE_NMI      | no no yes yes yes yes
          DEBUG_EXCEPTIONS_INSIDE_NMI    | yes yes no no no no
          OPTPROBES_TURN_IRQS_OFF        | yes yes no no no no
          NMI_ENTRY_TRACEABLE            | yes yes no no no no
          IRQS_ON_WHILE_PUSHING          | yes no no no no no
          SYSCALL_SAVES_CALLEE_SAVED     | no no yes yes yes yes
          COPIES_BP                      | no no yes yes yes yes
          RECURSION_ASKS_SERVING_SOFTIRQ | no no yes yes yes yes
          RECURSION_PER_TASK             | no no no no yes yes
          DUMMY_IREGS_ZEROED             | no no yes yes yes yes
          SOFTIRQ_COUNT_IN_TASK          | no no no no no yes
          """)
  void isInEachEra(Difference difference, String shown) {
    assertEquals(
        shown, Arrays.stream(Era.values()).map(difference::shown).collect(Collectors.joining(" ")));
  }

  @Test
  void everyDifferenceIsBetweenTwoEras() {
    for (Difference difference : Difference.values()) {
      Set<String> shown =
          Arrays.stream(Era.values()).map(difference::shown).collect(Collectors.toSet());
      assertEquals(2, shown.size(), difference.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Difference.class)
  void sayWhereEachIsRead(Difference difference) {
    assertTrue(difference.meaning().matches("[A-Za-z#].*[^.]"), difference.meaning());
    assertEquals(2, difference.sources().size());
    difference
        .sources()
        .forEach((era, source) -> assertTrue(source.matches("[a-z]+/.*\\.[chS] .*"), source));
  }

  @Test
  void everyQuestionToAnEraIsARowOfTheTable() throws ReflectiveOperationException {
    int questions = 0;
    for (var method : Era.class.getDeclaredMethods()) {
      boolean asks = method.getParameterCount() == 0
          && (method.getReturnType() == boolean.class || method.getReturnType() == int.class);
      if (asks) {
        questions++;
        String row = method.getName().replaceAll("([A-Z])", "_$1").replaceAll("(\\d)", "$1");
        Difference difference = Difference.valueOf(row.toUpperCase(java.util.Locale.ROOT));
        for (Era era : Era.values()) {
          Object answer = method.invoke(era);
          Object expected =
              answer instanceof Integer ? (Object) difference.count(era) : difference.holds(era);
          assertEquals(expected, answer, row + " in " + era);
        }
      }
    }
    assertEquals(Difference.values().length, questions);
  }

  @Test
  void erasAreNamedAsKernelsAre() {
    assertEquals(Optional.of(Era.V4_6), Era.named("v4.6"));
    assertEquals(Optional.of(Era.V6_1), Era.named("V6_1"));
    assertEquals(Optional.empty(), Era.named("v4.5"));
  }

  @Test
  void aChangeIsFromItsEraOnAndNoEarlierThanTheLast() {
    ByEra<String> changed = ByEra.of("old").since(Era.V5_11, "new");
    assertEquals("old", changed.in(Era.V4_6));
    assertEquals("new", changed.in(Era.V5_11));
    assertEquals("new", changed.in(Era.PREEMPT_RT));
    assertThrows(IllegalArgumentException.class, () -> changed.since(Era.V5_11, "newer"));
    assertThrows(IllegalArgumentException.class, () -> changed.since(Era.V4_6, "newer"));
  }
}
