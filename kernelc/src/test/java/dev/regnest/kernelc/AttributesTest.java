package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Attributes that change what the code means are carried out. The numbers are those of gcc for x86-64. */
class AttributesTest {
  private static void holds(String declarations, String statements) {
    assertEquals(List.of(), Snippets.run(declarations, statements));
  }

  @Test
  void packedLeavesNoRoomBetweenMembers() {
    holds(
        "struct p { char a; int b; struct { char c; long d; } in; } __packed; static struct p x;"
            + "struct q { char a; int b __attribute__((packed)); int c; };",
        "WARN_ON(sizeof(struct p) != 21 || offsetof(struct p, b) != 1 || offsetof(struct p, in.d) != 13);"
            + "WARN_ON(sizeof(struct q) != 12 || offsetof(struct q, b) != 1 || offsetof(struct q, c) != 8);"
            + "x.b = 5; x.in.d = 6; WARN_ON(*(int *)((char *)&x + 1) != 5 || x.in.d != 6);");
  }

  @Test
  void alignedMovesMembersAndRoundsSizesUp() {
    holds(
        "struct p { char a; int b __attribute__((aligned(16))); }; struct q { int a; } ____cacheline_aligned;"
            + "typedef int far __attribute__((__aligned__(8))); struct r { char a; far b; char c; };"
            + "struct s { char a; struct q b; } __packed; struct t { char a; long b; } __attribute__((packed, aligned(4)));"
            + "struct u { char a; } __attribute__((aligned));",
        "WARN_ON(sizeof(struct p) != 32 || offsetof(struct p, b) != 16); WARN_ON(sizeof(struct q) != 64);"
            + "WARN_ON(sizeof(far) != 4 || offsetof(struct r, b) != 8 || sizeof(struct r) != 16);"
            + "WARN_ON(sizeof(struct s) != 65 || sizeof(struct t) != 12 || sizeof(struct u) != 16);");
  }

  @Test
  void aModeIsAWidth() {
    holds(
        "typedef int qi __attribute__((mode(QI))); typedef unsigned int hi __attribute__((__mode__(__HI__)));"
            + "static qi x; static hi y; static int z __attribute__((mode(DI)));",
        "x = 300; y = -1; z = 1L << 40; WARN_ON(x != 44 || sizeof(x) != 1); WARN_ON(y != 65535 || z != 1L << 40);");
  }

  @Test
  void anEnumIsAsWideAndSignedAsGccHasIt() {
    holds(
        "enum a { A, B }; enum b { C = -1, D }; enum c { E = 0x80000000 }; enum d { F = 1UL << 40 }; enum e { G = -1, H = 0x80000000 };"
            + "static enum a a; static enum b b;",
        "a = A; b = D; WARN_ON(a - 1 < 0 || !(b - 1 < 0) || !(A - 1 < 0)); WARN_ON(sizeof(enum c) != 4 || sizeof(enum d) != 8);"
            + "WARN_ON(sizeof(F) != 8 || sizeof(A) != 4 || E < 0 || -1 < E || sizeof(enum e) != 8 || H < G);");
    assertEquals(
        List.of("test.c:1:1: error: 'enum none' is no type known here [unknown-word]"),
        Snippets.problems("enum none x;\nstatic void __task task(void) { }\n"));
  }

  private static final String LOG =
      "static int log; static void put(int *p) { log = log * 10 + *p; }\n"
          + "#define C __cleanup(put)\n";

  @Test
  void whatIsCleanedUpIsCleanedUpAtTheEndOfItsBlockTheLastFirst() {
    holds(
        LOG,
        "{ int a C = 1, b C = 2; { int c C = 3; } log = log * 10 + 4; } WARN_ON(log != 3421);");
  }

  @Test
  void whatIsCleanedUpIsSoHoweverItsBlockIsLeft() {
    holds(
        LOG
            + "static int f(int how) { int i; for (i = 5; i < 8; i++) { int a C = i; if (how == i) break; if (how == 1) continue;"
            + " if (how == 2) return 9; { int b C = 1; if (how == 3) goto out; } } out: return log; }",
        "WARN_ON(f(6) != 156); log = 0; WARN_ON(f(1) != 567); log = 0; WARN_ON(f(2) != 9 || log != 5);"
            + "log = 0; WARN_ON(f(3) != 15);");
    holds(
        LOG,
        "int n = 0; { again: ; int a C = 7; n++; if (n < 3) goto again; log = log * 10; } WARN_ON(log != 7707);");
    holds(
        LOG,
        "switch (1) { case 1: ; int a C = 1; break; } for (int i C = 3; i < 5; i++) log = 2; WARN_ON(log != 25);");
  }

  @Test
  void theValueOfAnExpressionIsThereBeforeWhatItsBlockCleansUp() {
    holds(LOG, "int x = ({ int a C = 4; log = 3; log; }); WARN_ON(x != 3 || log != 34);");
  }

  @Test
  void noJumpLeadsPastWhatIsCleanedUp() {
    String task = LOG + "static void __task task(void) {\n";
    assertEquals(
        List.of(
            "test.c:4:14: error: this goto leads past a variable that is cleaned up, and into what is cleaned up for it [label]"),
        Snippets.problems(task + "if (log) { ; goto out; } int a C = 1; out: ; }\n"));
    assertEquals(
        List.of(
            "test.c:4:39: error: this case leads past a variable that is cleaned up, and into what is cleaned up for it [case]"),
        Snippets.problems(task + "switch (log) { case 1: ; int a C = 1; case 2: ; } }\n"));
    assertEquals(
        List.of(
            "test.c:4:12: error: attribute '__cleanup__' is for a variable that lives as long as its block (in 'C') [attribute]"),
        Snippets.problems(task + "static int C a; }\n"));
  }

  @Test
  void guardsAndClassesOfTheKernelTakeAndGiveBack() {
    holds(
        "static DEFINE_RAW_SPINLOCK(lock);",
        "{ guard(preempt)(); guard(irqsave)(); WARN_ON(!preempt_count() || !irqs_disabled()); } WARN_ON(preempt_count() || irqs_disabled());"
            + "scoped_guard(raw_spinlock, &lock) { WARN_ON(!raw_spin_is_locked(&lock)); break; } WARN_ON(raw_spin_is_locked(&lock));"
            + "local_irq_disable(); scoped_guard(raw_spinlock_irqsave, &lock) WARN_ON(!raw_spin_is_locked(&lock)); WARN_ON(!irqs_disabled());"
            + "local_irq_enable(); { guard(irq)(); guard(raw_spinlock_irqsave)(&lock); } WARN_ON(raw_spin_is_locked(&lock) || irqs_disabled());");
    holds(
        "static int taken, freed; static int *get(int *p) { taken++; return p; } static void give(int *p) { freed++; }"
            + "DEFINE_FREE(give, int *, if (_T) give(_T)) DEFINE_CLASS(take, int *, give(_T), get(p), int *p)"
            + "static int *kept(int *p) { int *q __free(give) = get(p); return_ptr(q); }"
            + "static void dropped(int *p) { int *q __free(give) = get(p); int *none __free(give) = NULL; }",
        "int x; WARN_ON(kept(&x) != &x || freed); dropped(&x); WARN_ON(freed != 1); { CLASS(take, t)(&x); WARN_ON(t != &x); }"
            + "WARN_ON(taken != 3 || freed != 2);");
  }

  @Test
  void whatMeansNothingHereIsPassedOver() {
    holds(
        "static int __attribute__((pure, __const__, cold, format(printf, 1, 2))) __always_inline f(const char *x, ...) { return 1; }"
            + "static __always_inline __maybe_unused int g(int x __attribute__((unused))) { return x; }",
        "goto out; out: __attribute__((unused)); WARN_ON(g(3) != 3);");
  }

  @Test
  void whatIsNotKnownIsRefusedWhereverItStands() {
    String refused =
        ": error: attribute 'weak' is not known, and may change what the code means; take it away if it does not [attribute]";
    String task = "static void __task task(void) { ";
    for (String text : List.of(
        "int x __attribute__((weak));\n" + task + "}",
        "int __attribute__((weak)) f(void) { return 1; }\n" + task + "}",
        "struct s { int x __attribute__((weak)); };\n" + task + "}",
        "struct s { int x; } __attribute__((weak));\n" + task + "}",
        "enum __attribute__((weak)) e { A };\n" + task + "}",
        "typedef int t __attribute__((weak));\n" + task + "}",
        "void f(int x __attribute__((weak)));\n" + task + "}",
        task + "int x __attribute__((weak)) = 1; }\n",
        task + "goto out; out: __attribute__((weak)); }\n",
        task + "int x = (int __attribute__((weak)))1; }\n")) {
      List<String> problems = Snippets.problems(text);
      assertEquals(1, problems.size(), text + problems);
      assertEquals(refused, problems.get(0).replaceFirst("^test.c:1:\\d+", ""), text);
    }
  }
}
