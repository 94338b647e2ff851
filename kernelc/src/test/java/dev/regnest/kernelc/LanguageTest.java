package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** C means here what it means to a compiler for x86-64 Linux. */
class LanguageTest {
  private static void holds(String statements) {
    assertEquals(List.of(), Snippets.run(statements));
  }

  private static void holds(String declarations, String statements) {
    assertEquals(List.of(), Snippets.run(declarations, statements));
  }

  @Test
  void anAssertionThatDoesNotHoldIsToldWithItsLine() {
    // Two lines stand before the statements.
    assertEquals(
        List.of("WARN_ON(1 + 1 == 2) at test.c:4 fires"), Snippets.run("\tWARN_ON(1 + 1 == 2);"));
  }

  @Test
  void bracketsOfAnInnerObjectMayBeLeftOut() {
    holds("int a[2][2] = { 1, 2, 3 }; WARN_ON(a[0][1] != 2 || a[1][0] != 3 || a[1][1]);");
    holds("int a[2][2] = { { 1 }, 3, 4 }; WARN_ON(a[0][1] || a[1][0] != 3 || a[1][1] != 4);");
    holds(
        "struct { struct { int x, y; } in; int z; } s = { 1, 2, 3 }; WARN_ON(s.in.y != 2 || s.z != 3);");
    holds(
        "struct { struct { int x; } in[2]; char n[3]; int z; } s = { 1, 2, \"ab\", 4 }; WARN_ON(s.in[1].x != 2 || s.n[1] != 'b' || s.z != 4);");
    holds(
        "struct { union { long a; unsigned long b; }; int z; } s = { 7, .z = 1 }; WARN_ON(s.a != 7 || s.z != 1);");
    holds(
        "struct p { int x, y; } p = { 5, 6 }; struct { struct p p; int z; } s = { p, 3 }; WARN_ON(s.p.y != 6 || s.z != 3);");
    assertEquals(
        1,
        Snippets.problems(
                "int a[][2] = { 1, 2, 3, 4 };\nstatic void __task t(void) { a[0][0] = 1; }")
            .size());
  }

  @Test
  void integersWrapAndConvertByTheirWidth() {
    holds("u8 a = 255; a++; WARN_ON(a != 0);");
    holds("s8 a = 127; a += 1; WARN_ON(a != -128);");
    holds("u16 a = 0; a--; WARN_ON(a != 65535);");
    holds("u32 a = 0; a -= 1; WARN_ON(a != 4294967295U);");
    holds("int a = 0x7fffffff; unsigned int b = a + 1U; WARN_ON(b != 0x80000000);");
    holds("u64 a = 0; a--; WARN_ON(a != 0xffffffffffffffff); WARN_ON(a >> 63 != 1);");
    holds("long a = -8; WARN_ON(a >> 1 != -4); WARN_ON(a / 3 != -2); WARN_ON(a % 3 != -2);");
    holds("WARN_ON(-1 < 0U); WARN_ON(!(-1 < 0)); WARN_ON((u8)300 != 44); WARN_ON((bool)256 != 1);");
    holds("u8 a = 200, b = 100; WARN_ON(a + b != 300); WARN_ON((u8)(a + b) != 44);");
    holds("WARN_ON(~0U != 0xffffffff); WARN_ON(~0UL != -1); WARN_ON(sizeof(1U << 3) != 4);");
    holds("WARN_ON(010 != 8); WARN_ON('a' != 97); WARN_ON('\\n' != 10);");
  }

  @Test
  void wideValuesKeepTheirBitsInSharedMemory() {
    holds(
        "static u64 wide; static s64 low; static u32 half;",
        "wide = 0xdeadbeefcafebabeUL; WARN_ON(wide != 0xdeadbeefcafebabeUL); wide++;"
            + "WARN_ON((u32)wide != 0xcafebabf); low = -5000000000L; WARN_ON(low + 5000000000L);"
            + "half = 0xffffffff; WARN_ON(half != 4294967295UL); WARN_ON(half + 1 != 0);");
  }

  @Test
  void operatorsBindAndShortCut() {
    holds("int n = 0; if (0 && n++) n = 9; if (1 || n++) ; WARN_ON(n);");
    holds("WARN_ON(1 + 2 * 3 << 1 != 14); WARN_ON((5 & 6 ^ 3 | 8) != 15);");
    holds("int a = 3; int b = a++ + ++a; WARN_ON(a != 5 || b != 8); a = b = 2; WARN_ON(a != 2);");
    holds("int a = 5; int b = (a ?: 7) + (0 ?: 1) + (a > 4 ? 10 : 20); WARN_ON(b != 16);");
    holds("int a = -1; long b = a ?: 1U; WARN_ON(b != 0xffffffff); WARN_ON(sizeof(a ?: 1L) != 8);");
    holds("int a = (1, 2, 3); WARN_ON(a != 3); a <<= 2; a |= 1; a ^= 8; a %= 4; WARN_ON(a != 1);");
  }

  /** Were each compiled as often as what stands around it, and once more, this would not end. */
  @Test
  void conditionsHaveAsManyOperandsAsOneLikes() {
    holds("int a = 1; WARN_ON(!(" + "a && ".repeat(200) + "1)); WARN_ON(" + "!a || ".repeat(200)
        + "0);");
    holds("int a = 1; WARN_ON((" + "a ? (".repeat(30) + "7" + ") : 0".repeat(30) + ") != 7);");
  }

  @Test
  void structsArraysAndPointersLieAsTheCompilerLaysThem() {
    holds(
        "struct in { char c; u64 w; }; struct s { struct in a[2]; int n; struct s *next; } g;",
        "struct s *p = &g; struct in *q = p->a; WARN_ON(sizeof(struct s) != 48);"
            + "WARN_ON(offsetof(struct s, n) != 32 || offsetof(struct s, a[1].w) != 24);"
            + "q[1].w = 7; WARN_ON(g.a[1].w != 7); WARN_ON(&p->a[1] - q != 1); q++; q->c = 2;"
            + "WARN_ON(g.a[1].c != 2); WARN_ON(container_of(&g.n, struct s, n) != &g);"
            + "p->next = p; WARN_ON(p->next->next != &g); WARN_ON((long)&g.n - (long)&g != 32);");
    holds(
        "struct s { int a, b[2]; };",
        "struct s x = { .b = { 1, 2 }, .a = 3 }, y = { 4 }; WARN_ON(y.b[1]); y = x;"
            + "WARN_ON(y.a != 3 || y.b[1] != 2); y = (struct s){ .b[1] = 9 }; WARN_ON(y.b[1] != 9);"
            + "memset(&y, 0xff, sizeof(y)); WARN_ON(y.a != -1); memcpy(&y, &x, sizeof(y)); WARN_ON(y.a != 3);");
    holds(
        "static const int table[] = { 1, [3] = 4, 5 }; struct { struct { int x; }; int y; } anon;",
        "WARN_ON(ARRAY_SIZE(table) != 5 || table[4] != 5 || table[2]); anon.x = 1; WARN_ON(anon.x != 1);");
  }

  @Test
  void controlFlowsAsWritten() {
    holds(
        "int i, n = 0; for (i = 0; i < 10; i++) { if (i == 2) continue; if (i == 6) break; n += i; }"
            + "WARN_ON(n != 13);");
    holds("int n = 0; do { n++; } while (n < 5); while (n > 2) n--; WARN_ON(n != 2);");
    holds("int n = 0; again: n++; if (n < 3) goto again; WARN_ON(n != 3);");
    holds("int n = 0; { n = 1; if (n) goto out; n = 5; } out: WARN_ON(n != 1);");
    holds(
        "int n = 0; switch (3) { case 1: n = 1; break; case 2 ... 4: n += 2; default: n += 4; break; case 9: n = 9; }"
            + "WARN_ON(n != 6);");
    holds(
        "int n = 0, i; for (i = 0; i < 3; i++) switch (i) { case 0: continue; case 1: n += 10; break; default: n++; }"
            + "WARN_ON(n != 11);");
  }

  @Test
  void aSwitchComparesInTheTypeOfItsValueAtLeastInt() {
    holds("int n = 0; u32 x = 0xffffffff; switch (x) { case -1: n = 1; } WARN_ON(n != 1);");
    holds("int n = 0; switch (-1) { case 0xffffffff: n = 1; } WARN_ON(n != 1);");
    holds("int n = 0; u8 x = 255; switch (x) { case -1: n = 1; } WARN_ON(n);");
    holds(
        "int n = 0; u64 x = ~0UL; switch (x) { case 0: n = 1; break; case 1 ... -1: n = 2; } WARN_ON(n != 2);");
    holds("int n = 0; s64 x = 1L << 32; switch (x) { case 0: n = 1; } WARN_ON(n);");
  }

  @Test
  void aStringIsAnArrayOfItsOwnThatNothingIsStoredTo() {
    holds(
        "static const char *p = \"abc\"; static char name[] = \"ab\", full[2] = { \"xy\" }; struct s { int n; char text[4]; } s = { 1, \"no\" };",
        "const char *q = \"abd\"; WARN_ON(p[0] != 'a' || p[3] || q[2] != 'd' || p == q || p != (const char *)\"a\" \"bc\");"
            + "WARN_ON(sizeof(name) != 3 || sizeof(\"abc\") != 4 || name[2] || full[1] != 'y' || s.text[1] != 'o' || s.text[3]);"
            + "char local[8] = \"l\\x41\\101\\n\"; WARN_ON(local[1] != 'A' || local[2] != 'A' || local[3] != 10 || local[7]);"
            + "name[1] = 'c'; WARN_ON(name[1] != 'c' || *\"z\" != 'z' || \"\\u00e9\"[1] != (char)0xa9 || \"\u00e9\"[0] != '\\xc3');");
    assertEquals(
        List.of("the kernel oopses at test.c:4: store to \"abc\", which is const"),
        Snippets.run("char *p = \"abc\"; p[1] = 'x';"));
    assertEquals(
        List.of(
            "test.c:1:16: error: a string of 3 characters does not fit into an array of 2 [initialiser]"),
        Snippets.problems(
            "char name[2] = \"abc\";\nstatic void __task task(void) { name[0] = 0; }"));
  }

  @Test
  void integersMayBeBinary() {
    holds(
        "WARN_ON(0b101 != 5 || 0B11u != 3 || sizeof(0b1ul) != 8 || 0b11111111111111111111111111111111 != 0xffffffff);");
    assertEquals(
        1,
        Snippets.problems("static void __task t(void) { int x = 0b102 + 1; }").size());
  }

  @Test
  void aCompoundLiteralOutsideFunctionsIsAnObjectOfItsOwn() {
    holds(
        "struct p { int a, b; }; static struct p *q = &(struct p){ 1, 2 }, w = (struct p){ 3, 4 }, v[2] = { (struct p){ 5 }, { 6 } };"
            + "static int *a = (int[]){ 1, 2, 3 }; static const char *names[] = { \"a\", \"bc\" };",
        "WARN_ON(q->b != 2 || w.a != 3 || v[0].a != 5 || v[1].a != 6 || a[2] != 3 || names[1][1] != 'c');"
            + "q->b = 7; WARN_ON(q->b != 7); struct p *l = (struct p[]){ { 1 }, { 2 } }; WARN_ON(l[1].a != 2);"
            + "enum { K = 3 }; static int s = K; WARN_ON(s != 3);");
    assertEquals(
        1,
        Snippets.problems("static void __task t(void) { static int *p = (int[]){ 1 }; *p = 1; }")
            .size());
  }

  @Test
  void thePlaceBehindAnArrayHasAnAddressAndNoValue() {
    holds(
        "static int a[4];",
        "int *end = &a[4]; WARN_ON(end - a != 4 || end != &a[ARRAY_SIZE(a)] || end - 1 != &a[3]);");
    assertEquals(
        List.of("a[4] is outside the array of 4"),
        Snippets.run("static int a[4];", "int i = a[4]; i++;"));
    assertEquals(
        List.of("a[4] is outside the array of 4"),
        Snippets.run("static int a[4];", "int i = 4; int *p = &a[i]; p++;"));
  }

  @Test
  void whatIsPassedForDotsIsEvaluated() {
    holds(
        "static int log(int level, const char *f, ...) { return level; } static int (*to)(int, const char *, ...) = log;",
        "int n = 0; WARN_ON(log(3, \"x\") != 3 || to(2, \"%d\", n++, &n) != 2 || n != 1);");
    assertEquals(
        1,
        Snippets.problems(
                "static int f(int x) { return x; } static void __task t(void) { f(1, 2); }")
            .size());
  }

  @Test
  void aFunctionKnowsItsOwnName() {
    holds(
        "static const char *who(void) { return __func__; }",
        "WARN_ON(who()[0] != 'w' || sizeof(__func__) != 5 || __FUNCTION__[1] != 'a');");
    assertEquals(
        1,
        Snippets.problems("static char c = sizeof(__func__);\nstatic void __task t(void) { c++; }")
            .size());
  }

  @Test
  void anArrayAmongParametersIsAPointer() {
    holds(
        "static int a[3] = { 1, 2, 3 }; static int sum(int n, int v[n]) { int s = 0; while (n--) s += *v++; return s; }"
            + "static int last(int rows, int m[][2]); static int last(int rows, int m[5][2]) { return m[rows - 1][1]; }",
        "int m[2][2] = { 1, 2, { 3, 4 } }; WARN_ON(sum(3, a) != 6 || last(2, m) != 4);");
    holds(
        "static int two(int v[static 2]) { return v[1]; }",
        "int a[] = { 1, 2 }; WARN_ON(two(a) != 2);");
    assertEquals(
        List.of(
            "test.c:1:12: error: static stands in the outermost array of a parameter alone [syntax]"),
        Snippets.problems("static int a[static 2];\nstatic void __task t(void) { }"));
  }

  @Test
  void anEnumMayBeAnnouncedWhichDefinesNothing() {
    holds("enum e; enum e { A, B }; enum e;", "enum e x = B; WARN_ON(x != 1);");
    assertEquals(
        List.of("test.c:1:9: error: 'enum e' is no type known here [unknown-word]"),
        Snippets.problems("enum e; enum e x;\nstatic void __task t(void) { }"));
  }

  @Test
  void aPackedEnumIsAsSmallAsItsConstants() {
    holds(
        "enum __attribute__((packed)) one { A = 255 }; enum two { B __attribute__((unused)) = -1, C = 200 } __packed; enum four { D };",
        "WARN_ON(sizeof(enum one) != 1 || sizeof(enum two) != 2 || sizeof(enum four) != 4 || sizeof(A) != 4 || (enum one)-1 < 0);");
  }

  @Test
  void anAssertionBeforeTheProgramRunsMayStandAmongMembers() {
    holds(
        "struct s { int a; static_assert(sizeof(int) == 4, \"as \" \"here\"); int b; };",
        "_Static_assert(sizeof(struct s) == 8);");
    assertEquals(
        List.of(
            "test.c:1:19: error: static assertion failed: 2 < 1 (in 'static_assert') [assertion]"),
        Snippets.problems(
            "struct s { int a; static_assert(2 < 1); };\nstatic void __task t(void) { }"));
  }

  @Test
  void functionsAndPointersToThemAreCalled() {
    holds(
        "static inline int twice(int x) { return 2 * x; } static int inc(int x) { return x + 1; }"
            + "static int (*ops[2])(int) = { twice, inc }; typedef int (*op_t)(int);",
        "op_t f = &twice; WARN_ON(ops[0](ops[1](2)) != 6); WARN_ON(f(4) != 8); WARN_ON((*f)(1) != 2);"
            + "WARN_ON(twice(twice(3)) != 12);");
  }

  @Test
  void macrosOfTheKernelWork() {
    holds(
        "int a = 3; long b = 4; WARN_ON(min(a, 2) != 2 || max(b, 9L) != 9); swap(a, a); WARN_ON(min_t(u8, 257, 3) != 1);");
    holds(
        "static int n;",
        "int v = 3; WARN_ON(this_cpu_inc_return(n) != 1); this_cpu_add(n, 4); WARN_ON(n != 5);"
            + "WARN_ON(this_cpu_xchg(n, 7) != 5 || this_cpu_cmpxchg(n, 7, 8) != 7 || n != 8); (void)v;"
            + "WARN_ON(this_cpu_cmpxchg(n, 7, 9) != 8 || n != 8); this_cpu_or(n, 3); WARN_ON(n != 11);");
    holds(
        "static u8 n;",
        "n = 255; this_cpu_inc(n); WARN_ON(n != 0); WARN_ON(this_cpu_dec_return(n) != 255);");
    holds(
        "static atomic_t v = ATOMIC_INIT(2); static local_t l;",
        "atomic_inc(&v); WARN_ON(atomic_read(&v) != 3);"
            + "WARN_ON(!atomic_dec_and_test(&v) != 1); local_inc(&l); WARN_ON(local_read(&l) != 1);");
    holds(
        "static DEFINE_PER_CPU(int, x[2]);",
        "unsigned long flags; local_irq_save(flags); WARN_ON(!irqs_disabled());"
            + "local_irq_restore(flags); WARN_ON(irqs_disabled()); get_cpu_var(x)[1] = 2; WARN_ON(!preempt_count());"
            + "put_cpu_var(x); WARN_ON(preempt_count() || per_cpu(x, 0)[1] != 2 || *per_cpu_ptr(&x[1], 0) != 2);"
            + "WARN_ON(in_interrupt() || !in_task()); local_bh_disable(); WARN_ON(!in_softirq() || in_serving_softirq());"
            + "local_bh_enable();");
  }

  @Test
  void whatACpuAnswersWithAnExceptionIsAnOops() {
    assertEquals(
        List.of("the kernel oopses at test.c:4: NULL pointer dereference"),
        Snippets.run("int *p = NULL; *p = 1;"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: division by zero"),
        Snippets.run("int z = 0; z = 1 / z;"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: use of z, which nothing was stored to"),
        Snippets.run("int z; z++;"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: BUG_ON(2 > 1)"),
        Snippets.run("BUG_ON(2 > 1); WARN_ON(1);"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: access behind the end of a"),
        Snippets.run("static int a[2];", "int *p = a; p[2] = 1;"));
    assertEquals(
        List.of("a[2] is outside the array of 2"),
        Snippets.run("static int a[2];", "int i = 2; a[i] = 1;"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: store to c, which is const"),
        Snippets.run("static const int c = 1;", "*(int *)&c = 2;"));
    assertEquals(
        List.of("the kernel oopses at test.c:4: call of a NULL pointer"),
        Snippets.run("static void (*f)(void);", "f();"));
  }

  @Test
  void plainStepsAreALoadAndAStoreAndThisCpuStepsAreOne() {
    // Points of the task: entry into the kernel is 1, the load 2, the store 3. The NMI's step
    // between them is lost.
    String plain =
        "static int n; static void __task t(void) { n++; WARN_ON(n != 2); } static void __nmi i(void) { n++; }";
    assertEquals(List.of("WARN_ON(n != 2) at test.c:1 fires"), Snippets.replay(plain, "n3"));
    assertEquals(List.of(), Snippets.replay(plain, "n2"));
    String single = plain.replace("{ n++;", "{ this_cpu_inc(n);");
    assertEquals(List.of(), Snippets.replay(single, "n2"));
    assertEquals(List.of(), Snippets.replay(single, "n3"));
  }
}
