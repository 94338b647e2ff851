package dev.regnest.kernelc.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind #if is evaluated as C says, and what nothing defines is told where it counts. */
class ConditionTest {
  private Condition condition;

  @BeforeEach
  void define() {
    Path folder = Path.of("src/test/resources/tree");
    Configuration configuration = Configuration.of(
        SourceTree.at(folder, Map.of()), Optional.of(folder.resolve("config")), Map.of());
    MacroTable macros = new MacroTable(configuration);
    int order = 0;
    for (String defined : List.of(
        "__AC(x, y) (x##y)",
        "_AC(x, y) __AC(x, y)",
        "PAGE_SHIFT 12",
        "PAGE_SIZE (_AC(1,UL) << PAGE_SHIFT)",
        "BOTH(a, b) ((a) && (b))",
        "SELF SELF",
        "GCC_VERSION (__GNUC__ * 10000 + 2 * 100)",
        "__GNUC__ 12")) {
      macros.define(++order, MacroText.of(defined, "", "test.h", order, Decided.BY_NOTHING));
    }
    condition = new Condition(macros, configuration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PAGE_SIZE == 4096; true",
        "(PAGE_SIZE >> 8) < 16; false",
        "BOTH(PAGE_SHIFT > 11, 1 + 1 == 2); true",
        "GCC_VERSION >= 120200; true",
        "defined(PAGE_SIZE) && !defined NOTHING; true",
        "IS_ENABLED(CONFIG_MODULAR) && !IS_BUILTIN(CONFIG_MODULAR) && IS_MODULE(CONFIG_MODULAR); true",
        "CONFIG_SLOTS - 1 == 3 ? 1 : 0; true",
        "0x10 | 1 << 2 ^ 3 & ~0; true",
        "-1 < 0 && 7 / 2 % 2 == 1; true",
        "'a' == 97; true",
        "1 - 1 - 1; true"
      })
  void asCSays(String text, boolean holds) {
    assertEquals(Optional.of(holds), condition.holds(text), text);
    assertEquals(Set.of(), condition.unknown());
  }

  @Test
  void aWordThatNothingDefinesIs0AndTold() {
    assertEquals(Optional.of(false), condition.holds("defined(NOTHING) && NOTHING > 3"));
    assertEquals(Set.of(), condition.unknown(), "it does not count there");
    assertEquals(Optional.of(true), condition.holds("NOTHING < 3 && !SELF"));
    assertEquals(Set.of("NOTHING", "SELF"), condition.unknown());
  }

  @Test
  void theOptionsThatWereAskedForAreTold() {
    condition.holds("IS_ENABLED(CONFIG_DEEP) || defined(CONFIG_SMP_MODULE)");

    assertEquals(Set.of("CONFIG_DEEP", "CONFIG_SMP"), condition.options());
  }

  @Test
  void whatCannotBeReadIsNoAnswer() {
    assertEquals(Optional.empty(), condition.holds("1 +"));
    assertEquals(Optional.empty(), condition.holds("(1"));
  }
}
