package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.source.CException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A static key and a bool that a boot may set are on in some runs and off in others, and the same all through one. */
class SetAtBootTest {
  private static final String FILE = """
      #define __ro_after_init
      static DEFINE_STATIC_KEY_FALSE(fast);
      static DEFINE_STATIC_KEY_TRUE(usual);
      static bool late __ro_after_init;
      static bool shown = true;
      module_param(shown, bool, 0644);
      static int limit = 1;
      module_param(limit, int, 0644);
      static bool plain;
      bool is_fast(void)
      {
      	return static_branch_unlikely(&fast);
      }
      bool is_usual(void)
      {
      	return static_branch_likely(&usual);
      }
      bool is_late(void)
      {
      	return late;
      }
      bool is_shown(void)
      {
      	return shown;
      }
      bool is_plain(void)
      {
      	return plain;
      }
      int how_many(void)
      {
      	return limit;
      }
      """;

  @TempDir
  Path folder;

  private TinyTree tree;

  @BeforeEach
  void write() {
    tree = new TinyTree(folder).with("kernel/guard.c", FILE);
  }

  private Judgement judged(String condition, String more) {
    return TinyTree.judge(tree.read(TinyTree.asserts(condition) + more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_fast()",
        "!is_fast()",
        "is_usual()",
        "!is_usual()",
        "is_late()",
        "!is_late()",
        "is_shown()",
        "!is_shown()",
        "is_fast() == is_late()",
        "is_fast() != is_late()",
        "!static_key_enabled(&fast)",
        "!(is_fast() && is_late() && is_shown() && !is_usual())"
      })
  void itIsOnInSomeRunsAndOffInOthers(String condition) {
    assertEquals(Verdict.VIOLATED, judged(condition, "").verdict(), condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!is_plain()", "how_many() == 1", "is_fast() == is_fast()", "is_late() <= 1"})
  void whatElseThereIsHoldsWhatItIsDefinedAs(String condition) {
    assertEquals(Verdict.PROVED, judged(condition, "").verdict(), condition);
  }

  /** The NMI arrives before the task has chosen, and between its two looks. */
  @Test
  void itIsTheSameForAllOfARun() {
    String both =
        "static int was;\nstatic void __softirq look(void)\n{\n\tint now = 1 + is_fast();\n"
            + "\tWARN_ON(was && was != now);\n\twas = now;\n}\n";
    assertEquals(Verdict.PROVED, judged("is_fast() == is_fast()", both).verdict());
    assertEquals(
        Verdict.VIOLATED,
        judged(
                "is_fast() == is_fast()",
                both + "static void __hardirq turn(void)\n{\n\tstatic_branch_enable(&fast);\n}\n")
            .verdict());
  }

  @Test
  void aSetUpThatNamesOneSettlesIt() {
    String boot = "static void __setup boot(void) { static_branch_enable(&fast); late = true; }\n";
    assertEquals(Verdict.PROVED, judged("is_fast() && is_late()", boot).verdict());
    assertEquals(Verdict.VIOLATED, judged("!is_fast()", boot).verdict());
    assertEquals(Verdict.VIOLATED, judged("is_shown()", boot).verdict());
  }

  @Test
  void aSetUpThatOnlyReachesOneIsRefused() {
    CException wrong = assertThrows(
        CException.class,
        () -> tree.read(TinyTree.asserts("!seen || is_fast()")
            + "static void __setup boot(void) { seen = is_fast(); }\n"));
    assertTrue(
        wrong
            .getMessage()
            .startsWith(
                "kernel/guard.c:2:32: error: a function marked __setup asks for 'fast', which a boot may have set either way; store to it there first"),
        wrong.getMessage());
  }

  @Test
  void eachIsNamedBesideTheVerdict() {
    String all = tree.read(TinyTree.asserts("is_fast() + is_late() + how_many() > 0"))
        .leftOut()
        .toString();
    assertTrue(
        all.contains(
            "fast and late on and off, as a boot may set either; a __setup that names one settles it"),
        all);
    assertTrue(
        all.contains("limit as defined, though a boot may set it; say otherwise in a __setup"),
        all);
  }
}
