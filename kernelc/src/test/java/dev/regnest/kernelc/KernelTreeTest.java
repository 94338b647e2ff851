package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Era;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Problem;
import dev.regnest.kernelc.tree.KernelTree;
import dev.regnest.kernelc.tree.TreeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hypothesis includes of a kernel tree is fetched with all that it needs, as a compiler would have met it. */
class KernelTreeTest {
  @TempDir
  private Path folder;

  private static List<String> problems(TinyTree tree, String text) {
    CException wrong = assertThrows(CException.class, () -> tree.read(text));
    return wrong.problems().stream().map(Problem::toString).toList();
  }

  private static String message(Runnable work) {
    return assertThrows(TreeException.class, work::run).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The static helper() of the file itself, not that of kernel/others.c, and a constant of an
        // enum in a header.
        "({ struct guard g; int was = guard_enter(&g); guard_leave(&g); was == 0 && g.inner.value == 3; })",
        // A function and a variable of another file, and the strong weakly() of there, not the weak
        // one of here: 40 + 2 + 3.
        "asks_others() == 45",
        // One name as a macro, as another macro, and as a variable.
        "first_step() == 1 && second_step() == 10 && third_step() == 100",
        // The header of the architecture wins over the generic one, which stands in where there is
        // no other.
        "arch_depth() == 2 && ONLY_GENERIC == 7",
        // What the configuration says, inside a function, of a function, in a condition of several
        // words, as a value and by IS_ENABLED().
        "branches() == 2 && by_option() == 1 && GUARD_SHIFT == 1 && NR_GUARDS == 4",
        "IS_ENABLED(CONFIG_MODULAR) && !IS_ENABLED(CONFIG_DEEP)",
        // A header beside the file that includes it.
        "LOCAL_WORD == 11",
        // Tracing is left out only where the tree has no body for it.
        "steps() == 5"
      })
  void whatIsFetchedMeansWhatItMeansInTheTree(String condition) {
    TinyTree tree = new TinyTree(folder);

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.asserting(condition)).verdict());
    assertEquals(
        Verdict.VIOLATED, TinyTree.judge(tree.asserting("!(" + condition + ")")).verdict());
  }

  @Test
  void onlyWhatIsNeededIsFetchedEachUnderTheLineThatItIsFrom() {
    String emitted = new TinyTree(folder).emitted(TinyTree.asserts("second_step() == 10"));

    assertEquals("""
        #line 1 ".config"
        #line 45 "kernel/guard.c"
        #define STEP 10
        int second_step(void) { return STEP; }
        #line 1 "test.c"

        """ + TinyTree.asserts("second_step() == 10").split("\n", 2)[1], emitted);
  }

  @Test
  void aFunctionHasItsBodyOnlyWhereACallOfItIsReached() {
    TinyTree tree = new TinyTree(folder);

    String emitted = tree.emitted(TinyTree.asserts("first_step() == 1"));
    assertFalse(emitted.contains("what_nobody_has"), emitted);
    // The twin: where it is reached, what is wrong with it is told at its place in the tree.
    List<String> problems = problems(tree, TinyTree.asserts("unreached() == 1"));
    assertTrue(
        problems.get(0).startsWith("kernel/guard.c:29:9: error: 'what_nobody_has' is not declared"),
        problems.toString());
  }

  /** include/linux/uaccess.h: they count for the task alone, as faulthandler_disabled() asks. */
  @Test
  void aTaskThatTakesNoPageFaultsMayBePreempted() {
    TinyTree tree = new TinyTree(folder).with("kernel/guard.c", """
        int faults(void) { int off; pagefault_disable(); off = !preemptible(); pagefault_enable(); return off; }
        int atomic(void) { int off; preempt_disable(); off = !preemptible(); preempt_enable(); return off; }
        """);
    assertEquals(
        Verdict.PROVED,
        TinyTree.judge(tree.asserting("faults() == 0 && atomic() == 1")).verdict());
  }

  /** The reader is asked several times, and somebody writes to the tree when it is asked first. */
  @Test
  void aTreeThatChangesWhileItIsReadIsRefused() {
    TinyTree tree = new TinyTree(folder);
    List<Boolean> changed = new ArrayList<>();
    String message = message(() ->
        KernelTree.fetch("test.c", TinyTree.asserts("1"), tree.flags(Map.of()), flat -> {
          if (changed.isEmpty()) {
            tree.replacing("kernel/guard.c", "return 2;", "return 2222;");
          }
          changed.add(true);
          return new KernelTree.Attempt(List.of(), List.of());
        }));
    assertEquals(
        "\"kernel/guard.c\" of the tree changed while it was read; run it again when nobody writes there",
        message);
    // The twin: the same tree, when nobody writes.
    assertTrue(KernelTree.fetch(
            "test.c",
            TinyTree.asserts("1"),
            tree.flags(Map.of()),
            flat -> new KernelTree.Attempt(List.of(), List.of()))
        .isPresent());
  }

  /** As a call of a driver in x86's perf: nothing to call until a boot says what, and then that. */
  @Test
  void aStaticCallCallsWhatItWasGivenLast() {
    TinyTree tree = new TinyTree(folder).with("kernel/guard.c", """
        struct pmu { int (*start)(int); void (*stop)(void); };
        static struct pmu pmu;
        static int stopped;
        static int twice(int n) { return 2 * n; }
        static int thrice(int n) { return 3 * n; }
        static void stop(void) { stopped++; }
        DEFINE_STATIC_CALL(scale, twice);
        DEFINE_STATIC_CALL(rescale, twice);
        DEFINE_STATIC_CALL_NULL(start, *pmu.start);
        DEFINE_STATIC_CALL_NULL(stop, *pmu.stop);
        EXPORT_STATIC_CALL_GPL(scale);
        int scaled(void) { return static_call(scale)(5); }
        int rescaled(void) { static_call_update(rescale, thrice); return static_call(rescale)(5); }
        int started(void) { pmu.start = twice; static_call_update(start, pmu.start); return static_call(start)(4); }
        int unstarted(void) { return static_call(start)(4); }
        int stops(int go)
        {
        	stopped = 0;
        	static_call_update(stop, NULL);
        	if (go)
        		static_call_cond(stop)();
        	else
        		stopped = 10;
        	static_call_update(stop, stop);
        	static_call_cond(stop)();
        	return stopped;
        }
        """);
    assertEquals(
        Verdict.PROVED,
        TinyTree.judge(
                tree.asserting(
                    "scaled() == 10 && rescaled() == 15 && started() == 8 && stops(1) == 1 && stops(0) == 11"))
            .verdict());
    assertTrue(
        TinyTree.judge(tree.asserting("unstarted() == 8")).toString().contains("NULL pointer"),
        "what calls nothing is an oops");
  }

  /** They are what a boot finds: both ways are tried, and all who ask are told the same. */
  @ParameterizedTest
  @CsvSource({
    "with_lbr() == 0, VIOLATED",
    "with_lbr() == 1, VIOLATED",
    "with_lbr() == asks_again(), PROVED",
    "with_lbr() == with_bug(), VIOLATED",
  })
  void whatACpuCanDoIsOnOrOffAndTheSameToAll(String condition, Verdict verdict) {
    TinyTree tree = new TinyTree(folder).with("kernel/guard.c", """
        #define X86_FEATURE_ARCH_LBR (3 * 32 + 5)
        #define X86_BUG_SWAPGS (4 * 32 + 7)
        int with_lbr(void) { return static_cpu_has(X86_FEATURE_ARCH_LBR) ? 1 : 0; }
        int asks_again(void) { return boot_cpu_has(X86_FEATURE_ARCH_LBR) && cpu_feature_enabled(X86_FEATURE_ARCH_LBR); }
        int with_bug(void) { return boot_cpu_has_bug(X86_BUG_SWAPGS); }
        """);
    CFile file = tree.asserting(condition);
    assertEquals(verdict, TinyTree.judge(file).verdict());
    assertTrue(file.leftOut().toString().contains("__cpu_has_X86_FEATURE_ARCH_LBR"), "is named");
  }

  /** As the macros of the flags of a page make three functions by three others. */
  @Test
  void aFunctionIsHadThatAMacroMakesByCallingAnother() {
    TinyTree tree = new TinyTree(folder).with("kernel/guard.c", """
        #define TEST(name, bit) static inline int Test##name(int flags) { return flags >> bit & 1; }
        #define CLEAR(name, bit) static inline int Clear##name(int flags) { return flags & ~(1 << bit); }
        #define BOTH(name, bit) TEST(name, bit) CLEAR(name, bit)
        BOTH(Private, 2)
        int has(int flags) { return TestPrivate(flags) && !TestPrivate(ClearPrivate(flags)); }
        """);
    assertEquals(
        Verdict.PROVED, TinyTree.judge(tree.asserting("has(7) && !has(3)")).verdict());
  }

  /** As kernel/events/core.c calls perf_output_copy() of ring_buffer.c, which calls functions of core.c. */
  @Test
  void anotherFileCallsAFunctionOfTheOneThatIsIncluded() {
    TinyTree tree = new TinyTree(folder)
        .with("include/linux/pair.h", "int inner(void);\nint outer(void);\n")
        .with(
            "kernel/outer.c",
            "#include <linux/pair.h>\nint outer(void)\n{\n\treturn inner() + 1;\n}\n")
        .with(
            "kernel/guard.c",
            "#include <linux/pair.h>\nint inner(void)\n{\n\treturn 6;\n}\nint all(void)\n{\n\treturn outer();\n}\n");
    assertEquals(Verdict.PROVED, TinyTree.judge(tree.asserting("all() == 7")).verdict());
  }

  @Test
  void aTreeThatMemoryDoesNotHoldIsToldSo() {
    String text = TinyTree.asserts("1");
    TinyTree tree = new TinyTree(folder);
    String said = message(() -> KernelTree.fetch("test.c", text, tree.flags(Map.of()), flat -> {
      throw new OutOfMemoryError();
    }));
    assertTrue(
        said.matches(
            "what \"test.c\" needs of the tree does not fit into the \\d+ MB that there are; say in the hypothesis what the functions do that lead on, or give regnest more by REGNEST_JAVA_OPTS=-Xmx2g"),
        said);
  }

  @Test
  void theStaticFunctionOfAnotherFileIsNotToBeHad() {
    List<String> problems =
        problems(new TinyTree(folder), TinyTree.asserts("hidden_here() == 1000"));

    assertTrue(
        problems.get(0).startsWith("test.c:5:11: error: 'hidden_here' is not declared"),
        problems.toString());
  }

  @Test
  void twoStrongDefinitionsAreAnError() {
    TinyTree tree = new TinyTree(folder);

    String message =
        message(() -> tree.read("extern int twice(void);\n" + TinyTree.asserts("twice()")));
    assertEquals(
        "'twice' is defined in kernel/others.c and in kernel/third.c; include the one that is meant in the hypothesis",
        message);
  }

  /** As kernel/rcu/tasks.h has functions that other files call, and is part of update.c. */
  @Test
  void aFunctionOfAHeaderThatIsPartOfOneFileIsHadByOthers() {
    TinyTree tree = new TinyTree(folder)
        .with("kernel/tasks.h", "int of_header(void)\n{\n\treturn PART;\n}\n")
        .with("kernel/update.c", "#define PART 17\n#include \"tasks.h\"\n");
    String text = "extern int of_header(void);\n" + TinyTree.asserts("of_header() == 17");

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text)).verdict());
  }

  @Test
  void whatNeedsHalfAKernelIsRefusedWithTheFirstStepsThatLeadThere() {
    StringBuilder bodies = new StringBuilder();
    StringBuilder near =
        new StringBuilder("int nearer(void)\n{\n\treturn far_1();\n}\nint near(void)\n{\n");
    StringBuilder header = new StringBuilder();
    for (int i = 1; i <= 301; i++) {
      bodies.append("int far_" + i + "(void)\n{\n\treturn 1;\n}\n");
      header.append("int far_" + i + "(void);\n");
      near.append("\tfar_" + i + "();\n");
    }
    TinyTree tree = new TinyTree(folder)
        .with("include/linux/far.h", header.toString())
        .with("kernel/far.c", bodies.toString())
        .with("kernel/guard.c", "#include <linux/far.h>\n" + near + "\treturn 1;\n}\n");

    assertTrue(
        message(() -> tree.read(TinyTree.asserts("near()")))
            .startsWith(
                "what \"test.c\" needs of the tree is more than 300 functions of other files; say in the hypothesis what those do here that lead there. The first are far_1() of kernel/far.c, far_2() of kernel/far.c, "));
    assertEquals(
        Verdict.PROVED, TinyTree.judge(tree.read(TinyTree.asserts("nearer()"))).verdict());
  }

  /** As a list of what to print is, in one function, with a macro of two meanings: to take one of them for both would be another function. */
  @Test
  void aMacroOfTwoMeaningsInOneFunctionIsRefused() {
    TinyTree tree = new TinyTree(folder).with("kernel/guard.c", """
        int twofold(int v)
        {
        #define P(x) (x)
        	v = P(v);
        #undef P
        #define P(x) ((x) + 1)
        	return P(v);
        #undef P
        }
        int single(int v)
        {
        #define P(x) ((x) + 2)
        	return P(v);
        #undef P
        }
        """);
    assertEquals(
        "kernel/guard.c:1: what begins here takes 'P' for two things, by a second #define inside it, which is not read; say in the hypothesis what it does",
        message(() -> tree.read(TinyTree.asserts("twofold(1) == 2"))));
    assertEquals(
        Verdict.PROVED,
        TinyTree.judge(tree.read(TinyTree.asserts("single(1) == 3"))).verdict());
  }

  @Test
  void textForPeopleIsNotFollowed() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "include/linux/text.h", "int scnprintf(char *to, int size, const char *format, ...);\n")
        .with(
            "lib/text.c",
            "#include <linux/text.h>\nint scnprintf(char *to, int size, const char *format, ...)\n{\n\treturn 1;\n}\n")
        .with(
            "kernel/guard.c",
            "#include <linux/text.h>\nstatic char line[8];\nint show(int n)\n{\n\treturn scnprintf(line, 8, \"%d\", n);\n}\n");
    assertEquals(
        "kernel/guard.c:5:9: error: 'scnprintf()' ends in text for people, and the tree is not followed there; say in the hypothesis what it does here, as: int scnprintf(char *to, int size, const char *format, ...) { return 0; } [not-defined]",
        problems(tree, TinyTree.asserts("show(1) == 0")).get(0));
    CFile said = tree.read(TinyTree.asserts("show(1) == 0")
        + "int scnprintf(char *to, int size, const char *format, ...) { return 0; }\n");
    assertEquals(Verdict.PROVED, TinyTree.judge(said).verdict());
  }

  /** As kernel/sched/cpuacct.c is part of build_utility.c, which includes what it needs. */
  @Test
  void aFileWithoutHeadersIsReadAsThePartThatItIs() {
    TinyTree tree = new TinyTree(folder)
        .with("include/linux/five.h", "#define FIVE 5\n")
        .with("kernel/part.c", "static int five(void)\n{\n\treturn FIVE;\n}\n")
        .with(
            "kernel/whole.c",
            "#include <linux/five.h>\n#ifndef CONFIG_DEEP\n# include \"part.c\"\n#endif\n");
    String text = TinyTree.asserts("five() == 5").replace("guard.c", "part.c");

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text)).verdict());
    tree.with("kernel/whole.c", "#include \"part.c\"\n");
    assertTrue(problems(tree, text).get(0).contains("'FIVE' is not declared"));
  }

  @Test
  void aFunctionWithoutABodyIsToldWithOneToFillIn() {
    TinyTree tree = new TinyTree(folder)
        .with("include/linux/far.h", "extern long far_away(struct page *page, int by);\n")
        .with(
            "kernel/guard.c",
            "#include <linux/far.h>\nlong here(void) { return far_away(NULL, 1); }\n");
    assertEquals(
        "kernel/guard.c:2:26: error: 'far_away()' has no body in kernel/, mm/, lib/, arch/x86/, init/ and block/ under this configuration; say in the hypothesis what it does here, as: long far_away(struct page *page, int by) { return 0; } [not-defined]",
        problems(tree, TinyTree.asserts("here() == 0")).get(0));
    CFile said = tree.read(TinyTree.asserts("here() == 4")
        + "long far_away(struct page *page, int by) { return 4; }\n");
    assertEquals(Verdict.PROVED, TinyTree.judge(said).verdict());
  }

  @Test
  void theHypothesisOwnFunctionWinsOverTheTreesAndIsNamed() {
    CFile file = new TinyTree(folder)
        .read("int shared_count(void);\n" + TinyTree.asserts("asks_others() == 10")
            + "int shared_count(void)\n{\n\treturn 7;\n}\n");

    assertEquals(Verdict.PROVED, TinyTree.judge(file).verdict());
    assertTrue(
        file.leftOut().contains("shared_count() as the hypothesis has it, not the tree"),
        file.leftOut().toString());
  }

  @Test
  void whatCannotBeDecidedIsRefused() {
    TinyTree tree = new TinyTree(folder);

    assertEquals(
        "kernel/guard.c:77: whether this is there depends on 'NOBODY_SAYS', which nothing in the tree defines;"
            + " give it a value by -D NOBODY_SAYS=...",
        message(() -> tree.asserting("undecided() == 2")));
    CFile said = CFile.of(
        "test.c", TinyTree.asserts("undecided() == 1"), tree.flags(Map.of("NOBODY_SAYS", "4")));
    assertEquals(Verdict.PROVED, TinyTree.judge(said).verdict());
  }

  @Test
  void aCommandLineWinsOverTheConfigurationAndWhatDecidedIsNamed() {
    TinyTree tree = new TinyTree(folder);
    CFile deep = CFile.of(
        "test.c", TinyTree.asserts("branches() == 1"), tree.flags(Map.of("CONFIG_DEEP", "y")));

    assertEquals(Verdict.PROVED, TinyTree.judge(deep).verdict());
    assertTrue(
        deep.leftOut().contains("decided by CONFIG_DEEP=y"), deep.leftOut().toString());
    assertTrue(
        tree.asserting("branches() == 2").leftOut().contains("decided by CONFIG_DEEP not set"));
  }

  @Test
  void theRulesAreThoseOfTheTreesKernel() {
    TinyTree tree = new TinyTree(folder);
    String text = TinyTree.asserts("branches() == 2");

    assertEquals(Era.V6_1, tree.read(text).design().era().orElseThrow());
    tree.replacing("Makefile", "PATCHLEVEL = 1", "PATCHLEVEL = 0");
    assertEquals(Era.V5_11, tree.read(text).design().era().orElseThrow());
    tree.replacing("config", "CONFIG_SMP=y", "CONFIG_SMP=y\nCONFIG_PREEMPT_RT=y");
    assertEquals(Era.PREEMPT_RT, tree.read(text).design().era().orElseThrow());
    assertTrue(message(() -> tree.read("/*\n * Is it?\n *\n * Era: V4_4\n */\n" + text))
        .startsWith("test.c says \"Era: V4_4\", and the tree is v6.0 with CONFIG_PREEMPT_RT"));
    tree.replacing("Makefile", "VERSION = 6", "VERSION = 3").replacing("config", "_RT=y", "_RT=n");
    assertTrue(message(() -> tree.read(text).design()).startsWith("the tree is v3.0; the oldest"));
  }

  @Test
  void aBrokenGuardIsFoundAtItsPlaceInTheTree() {
    TinyTree tree = new TinyTree(folder);
    String text = """
        #include "kernel/guard.c"
        static struct guard guard;
        static void use(int me)
        {
        	if (guard_enter(&guard))
        		return;
        	guard.level = me;
        	barrier();
        	WARN_ON(guard.level != me);
        	guard_leave(&guard);
        }
        static void __task task(void) { use(1); }
        static void __nmi nmi(void) { use(2); }
        """;

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text)).verdict());
    tree.replacing("kernel/guard.c", "\t(*this_cpu_ptr(recursion))++;\n", "");
    assertEquals(Verdict.VIOLATED, TinyTree.judge(tree.read(text)).verdict());
  }

  @Test
  void aFileThatIncludesNothingOfTheTreeIsReadAsItIs() {
    CFile file = new TinyTree(folder).read("static void __task task(void) { }\n");

    assertEquals(List.of(), file.leftOut());
  }

  @Test
  void whatTheConfigurationDoesNotBuildDefinesNothing() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "kernel/Makefile", "obj-y := guard.o \\\n\tothers.o\nobj-$(CONFIG_DEEP) += third.o\n");
    String text = "extern int twice(void);\n" + TinyTree.asserts("twice() == 1");

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text)).verdict());
    assertTrue(message(() -> CFile.of("test.c", text, tree.flags(Map.of("CONFIG_DEEP", "y"))))
        .startsWith("'twice' is defined in kernel/others.c and in kernel/third.c"));
  }

  /** As mm/Makefile has nommu.o, which another line replaces where there is an MMU. */
  @Test
  void whatALaterLineOfTheMakefileReplacesIsNotBuilt() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "kernel/Makefile",
            "all-y := third.o\nall-$(CONFIG_ON) := others.o\nifdef CONFIG_NONE\nall-$(CONFIG_ON) := none.o\nendif\n");
    String text = "extern int twice(void);\n" + TinyTree.asserts("twice() == %d");

    CFile on = CFile.of("test.c", text.formatted(1), tree.flags(Map.of("CONFIG_ON", "y")));
    assertEquals(Verdict.PROVED, TinyTree.judge(on).verdict());
    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text.formatted(2))).verdict());
  }

  /** As kernel/Makefile has up.o where there is one CPU. What no condition is known of counts as built. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ifneq ($(CONFIG_SMP),y); obj-y += third.o; endif; obj-y += others.o; | CONFIG_SMP=n | both",
        "ifeq ($(CONFIG_SMP),y); obj-y += others.o; else; obj-y += third.o; endif; | CONFIG_SMP=n | third",
        "ifdef CONFIG_DEEP; obj-y += third.o; endif; obj-y += others.o; | CONFIG_DEEP=y | both",
        "ifndef CONFIG_DEEP; ifeq ($(word),x); obj-y += others.o; endif; else; obj-y += third.o; endif; | CONFIG_DEEP=y | third",
      })
  void whatAConditionOfTheMakefileLeavesOutDefinesNothing(
      String makefile, String option, String turned) {
    TinyTree tree = new TinyTree(folder).with("kernel/Makefile", makefile.replaceAll("; ?", "\n"));
    String text = "extern int twice(void);\n" + TinyTree.asserts("twice() == %d");
    String[] set = option.split("=");
    Flags other = tree.flags(Map.of(set[0], set[1]));

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text.formatted(1))).verdict());
    if (turned.equals("both")) {
      assertTrue(message(() -> CFile.of("test.c", text.formatted(1), other))
          .startsWith("'twice' is defined in kernel/others.c and in kernel/third.c"));
    } else {
      CFile third = CFile.of("test.c", text.formatted(2), other);
      assertEquals(Verdict.PROVED, TinyTree.judge(third).verdict());
    }
  }

  /** As arch/x86 has a file for each width. */
  @Test
  void whatIsOfAnotherWidthIsNotBuilt() {
    TinyTree tree = new TinyTree(folder)
        .with("kernel/wide_32.c", "int width(void)\n{\n\treturn 32;\n}\n")
        .with("kernel/wide_64.c", "int width(void)\n{\n\treturn 64;\n}\n")
        .with("kernel/Makefile", "obj-y := guard.o wide_$(BITS).o\n");
    String text = "extern int width(void);\n" + TinyTree.asserts("width() == %d");

    CFile wide = CFile.of("test.c", text.formatted(64), tree.flags(Map.of("CONFIG_64BIT", "y")));
    assertEquals(Verdict.PROVED, TinyTree.judge(wide).verdict());
    CFile narrow = CFile.of("test.c", text.formatted(32), tree.flags(Map.of("CONFIG_64BIT", "n")));
    assertEquals(Verdict.PROVED, TinyTree.judge(narrow).verdict());
  }

  @Test
  void behindTheSchedulerTheTreeIsNotFollowedAndTheMessageHasAStub() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "include/linux/wake.h",
            "struct waiter;\nextern int wake_up_waiter(struct waiter *who);\n")
        .with(
            "kernel/wake.c",
            "#include <linux/wake.h>\nint woken(void)\n{\n\treturn wake_up_waiter(NULL);\n}\n")
        .with(
            "kernel/sched.c",
            "#include <linux/wake.h>\nint wake_up_waiter(struct waiter *who)\n{\n\treturn 1;\n}\n");
    String text = TinyTree.asserts("woken() == 0").replace("guard.c", "wake.c");

    assertEquals(
        "kernel/wake.c:4:9: error: 'wake_up_waiter()' ends in the scheduler, and the tree is not followed there; say in"
            + " the hypothesis what it does here, as: int wake_up_waiter(struct waiter *who) { return 0; } [not-defined]",
        problems(tree, text).get(0));
    String stub = "int wake_up_waiter(struct waiter *who) { return 0; }\n";
    CFile file = tree.read(text + stub);
    assertEquals(Verdict.PROVED, TinyTree.judge(file).verdict());
    assertTrue(file.leftOut().contains("wake_up_waiter() as the hypothesis has it, not the tree"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A function, a type and a constant whose names a macro pastes together, and a macro whose
        // name another one does.
        "made_one() == 1",
        "sizeof(pair_one_t) == 8",
        "test_large() == 8 && test_tail() == 7 && test_body() == 7",
        "CHOSEN(one) == 21",
        // A macro that is handed to another one, which calls it.
        "ALL_first == 0 && ALL_second == 1",
        // A word of regnest's own that the tree says with instructions.
        "({ raw_cpu_write_4(cell, 5); this_cpu_read_4(cell) == 5; })",
        // A key that is patched into the code.
        "({ static_branch_enable(&on); static_branch_disable(&off); static_branch_likely(&on) && !static_branch_unlikely(&off); })",
        // The lock below the others, which the tree takes by instructions.
        "({ static arch_spinlock_t low = __ARCH_SPIN_LOCK_UNLOCKED; arch_spin_lock(&low); int is = arch_spin_is_locked(&low) && !arch_spin_trylock(&low) && !preempt_count(); arch_spin_unlock(&low); is && !arch_spin_is_locked(&low); })",
        // What a file lists that is included into an enum, or an array.
        "LISTED_one == 0 && LISTED_two == 1 && LISTED_COUNT == 2",
        "values[0] == 5 && values[1] == 6 && sizeof(values) == 8",
        // Said first without a value, and of a type that compilers make themselves.
        "said_twice == 3 && said_before == 4 && said_only == 0 && sizeof(va_list) == 24",
        // Of another file, behind a macro that makes it and one that says where it lies.
        "elsewhere.next == &elsewhere && ({ raw_spin_lock(&other_lock); raw_spin_unlock(&other_lock); 1; })",
        // Part of a file that is included into the one that is compiled.
        "({ extern int of_part(void); of_part() == 31; })"
      })
  void whatMacrosMakeIsFound(String condition) {
    TinyTree tree = new TinyTree(folder)
        .with(
            "arch/x86/include/asm/percpu.h",
            "#define raw_cpu_write_4(p, v) asm(\"movl %0, \" : : \"r\" (v))\n")
        .with("kernel/whole.c", "#define PART 31\n#include \"part.c\"\n")
        .with("include/linux/words.h", "typedef __builtin_va_list va_list;\n")
        .with("include/linux/listed.h", "LISTED(one, 5)\nLISTED(two, 6)\n")
        .with("kernel/elsewhere.c", """
            #define LIST_HEAD(name) struct list_head name = { &(name), &(name) }
            #define __apart __attribute__((aligned(64)))
            struct list_head { struct list_head *next, *prev; };
            int said_twice;
            int said_twice = 3;
            int said_before = 4;
            int said_before;
            int said_only;
            int said_only;
            LIST_HEAD(elsewhere);
            __apart DEFINE_RAW_SPINLOCK(other_lock);
            """)
        .with("kernel/part.c", "int of_part(void)\n{\n\treturn PART;\n}\n")
        .with("kernel/guard.c", """
            #define MAKE(n, v) typedef struct { int a, b; } pair_##n##_t; static inline int made_##n(void) { return v; }
            #define VALUE_one 21
            #define CHOSEN(n) VALUE_##n
            #define LIST(FN) FN(first) FN(second)
            #define CONSTANT(n) ALL_##n,
            #define __MAKE_TEST(n) static inline int test_##n(void) { return 7; }
            MAKE(one, 1)
            __MAKE_TEST(head) __MAKE_TEST(body)
            	__MAKE_TEST(tail)
            static inline int test_large(void)
            {
            	return test_head() + 1;
            }
            enum all { LIST(CONSTANT) };
            #include <asm/percpu.h>
            static DEFINE_PER_CPU(int, cell);
            enum listed {
            #define LISTED(n, v) LISTED_##n,
            #include <linux/listed.h>
            #undef LISTED
            	LISTED_COUNT
            };
            #define LISTED(n, v) v,
            static int values[] = {
            #include <linux/listed.h>
            };
            #undef LISTED
            struct list_head { struct list_head *next, *prev; };
            extern struct list_head elsewhere;
            extern int said_twice, said_before, said_only;
            #include <linux/words.h>
            extern raw_spinlock_t other_lock;
            DEFINE_STATIC_KEY_TRUE(on);
            static DEFINE_STATIC_KEY_FALSE(off);
            """);

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.asserting(condition)).verdict());
    assertEquals(
        Verdict.VIOLATED, TinyTree.judge(tree.asserting("!(" + condition + ")")).verdict());
  }

  @Test
  void aWordOfRegnestsOwnWinsUnlessTheHypothesisIsAboutIt() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "include/linux/own.h", "#define this_cpu_inc(name) ((name) += 2)\n#define in_nmi() 1\n")
        .with(
            "kernel/guard.c",
            "#include <linux/own.h>\nstatic int cell;\nint twice(void) { cell = 0; this_cpu_inc(cell); return cell; }\n");
    String text = TinyTree.asserts("twice() == 1 && !in_nmi()");

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(text)).verdict());
    String about = "#include <linux/own.h>\n"
        + TinyTree.asserts("({ int x = 0; this_cpu_inc(x); x == 2; }) && twice() == 2");
    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(about)).verdict());
    assertEquals(
        "in_nmi() is regnest's own and is not judged from the tree; include another file than the one that says what it does",
        message(() -> tree.read("#include <linux/own.h>\n" + text)));
  }

  @Test
  void theLinesOfTheTreeThatNoRunCameToAreNamed() {
    TinyTree tree = new TinyTree(folder);
    CFile file = tree.read(TinyTree.asserts("({ struct guard g; guard_enter(&g) == 0; })")
        .replace("BUG_ON(!(", "(void)((")
        .replace("__task", "__task __times(1)"));

    assertEquals(List.of(), file.notReached(), "nothing ran yet");
    TinyTree.judge(file);
    // The guard is taken once: nobody meets it taken.
    assertEquals(List.of("no run came to guard.c:14"), file.notReached());
    CFile twice = tree.read(TinyTree.asserts("({ struct guard g; guard_enter(&g) == 0; })")
        .replace("BUG_ON(!(", "(void)((")
        .replace("__task", "__task __times(2)"));
    TinyTree.judge(twice);
    assertEquals(List.of(), twice.notReached());
  }

  @Test
  void aFileThatIsNotBuiltIsNotJudged() {
    TinyTree tree = new TinyTree(folder).with("kernel/Makefile", "obj-$(CONFIG_DEEP) += guard.o\n");

    assertEquals(
        "\"kernel/guard.c\" is not built under this configuration, as the Makefile beside it says; set its option by -D CONFIG_...=y",
        message(() -> tree.asserting("first_step() == 1")));
  }

  @Test
  void anEnumThatIsUsedBeforeItIsDefinedIsKnown() {
    TinyTree tree = new TinyTree(folder)
        .with(
            "kernel/guard.c",
            "typedef enum late (*give)(int);\nenum late { EARLIER, LATER };\n"
                + "static enum late later(int x) { return LATER; }\nstatic give it = later;\nint last(void) { return it(0); }\n");

    assertEquals(Verdict.PROVED, TinyTree.judge(tree.asserting("last() == 1")).verdict());
  }
}
