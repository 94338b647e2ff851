package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.source.CException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Constructs that the reader does not know, each where it changes what a shipped file means: none is dropped in silence. */
class SeededSilenceTest {
  private static final String FILE = "mail/percpu4-posted.c";
  private static final String BODY = "sample(struct pt_regs *regs)\n{\n";

  static Stream<Arguments> constructs() {
    return Stream.of(
        Arguments.of(
            "constructor",
            "static int z; static void __attribute__((constructor)) f(void) { z = 1; }",
            ""),
        Arguments.of("weak", "int __attribute__((weak)) f(void) { return 1; }", "y = f();"),
        Arguments.of(
            "alias",
            "int g(void) { return 1; } int f(void) __attribute__((alias(\"g\")));",
            "y = f();"),
        Arguments.of("section", "static int s __attribute__((section(\".x\")));", "y = s;"),
        Arguments.of("vector_size", "typedef int v4 __attribute__((vector_size(16))); v4 v;", ""),
        Arguments.of("size of bits", "struct b { int a : 3; } b;", "y = sizeof(b.a);"),
        Arguments.of("union of registers", "union u { struct pt_regs a; char b; } u;", "y = u.b;"),
        Arguments.of("float", "static float f;", "f = 1.5; y = f;"),
        Arguments.of("asm", "", "asm volatile(\"movl $1, %0\" : \"=m\" (x));"),
        Arguments.of("_Generic", "", "y = _Generic(x, long: 1);"),
        Arguments.of("__auto_type", "", "__auto_type z; y = z;"),
        Arguments.of("_Atomic", "static int *_Atomic a;", "a++;"),
        Arguments.of("__thread", "static __thread int t;", "t++;"),
        Arguments.of("nested function", "", "int f(void) { return 1; } y = f();"),
        Arguments.of("computed goto", "", "void *p = &&l; goto *p; l: ;"),
        Arguments.of("_Alignas", "static _Alignas(64) int a;", "y = (long)&a % 64;"),
        Arguments.of(
            "va_list",
            "static int f(int a, ...) { __builtin_va_list l; __builtin_va_start(l, a); return 1; }",
            "y = f(1, 2);"),
        Arguments.of("vla", "", "int m = x + 1; int a[m]; a[0] = 1; y = a[0];"),
        Arguments.of(
            "pragma pack",
            "#pragma pack(1)\nstruct p { char a; int b; };\n",
            "y = sizeof(struct p);"),
        Arguments.of(
            "_Pragma",
            "_Pragma(\"pack(1)\") struct p { char a; int b; };",
            "y = sizeof(struct p);"),
        Arguments.of("register asm", "", "register int r asm(\"eax\") = 1; y = r;"),
        Arguments.of("asm name", "int a asm(\"b\");", "a = 1;"),
        Arguments.of("__label__", "", "__label__ l; goto l; l: ;"),
        Arguments.of("bswap", "", "y = __builtin_bswap32(x);"),
        Arguments.of("__sync", "", "__sync_fetch_and_add(&x, 1);"),
        Arguments.of("__atomic", "", "__atomic_store_n(&x, 1, 0);"),
        Arguments.of("smp_call", "static void f(void *a) { }", "smp_call_function(f, NULL, 1);"),
        Arguments.of("tasklet", "", "tasklet_schedule(NULL);"),
        Arguments.of("wait_event", "", "wait_event(x, x);"),
        Arguments.of("mutex", "static struct mutex m;", "mutex_lock(&m);"),
        Arguments.of("schedule", "", "schedule();"),
        Arguments.of("static_branch", "", "if (static_branch_unlikely(&x)) y = 1;"),
        Arguments.of("include_next", "#include_next <linux/x.h>", ""),
        Arguments.of("wide", "", "y = sizeof(L\"a\");"),
        Arguments.of("multi-char", "", "y = 'ab';"),
        Arguments.of("atomic_begin", "", "__VERIFIER_atomic_begin();"),
        Arguments.of("ASYNC", "", "__CPROVER_ASYNC_1: x = 1;"),
        Arguments.of("CPROVER assert", "", "__CPROVER_assert(x, \"x\");"),
        Arguments.of("jump into block", "", "if (x) { l: y = 1; } goto l;"),
        Arguments.of("longjmp", "", "longjmp(0, 1);"),
        Arguments.of("trap", "", "if (x) __builtin_trap();"),
        Arguments.of("asm operand", "", "asm volatile(\"\" : \"=r\"(y) : \"0\"(5));"),
        Arguments.of("extern variable", "extern int jiffies;", "y = jiffies; WARN_ON(jiffies);"),
        Arguments.of("extern array", "extern int tab[];", "y = tab[0];"),
        Arguments.of("local extern", "", "extern int other; y = other;"),
        Arguments.of("extern function", "int other(void);", "y = other();"),
        Arguments.of("int128", "", "__int128 z = 1; y = z;"),
        Arguments.of("transparent", "typedef int t __attribute__((transparent_union));", ""),
        Arguments.of(
            "scalar_storage",
            "struct s { int a; } __attribute__((scalar_storage_order(\"big-endian\"))); struct s s;",
            "s.a = 1;"),
        Arguments.of("error attr", "void f(void) __attribute__((error(\"no\")));", ""),
        Arguments.of(
            "optimize", "static void __attribute__((optimize(\"O0\"))) f(void) { x = 1; }", "f();"),
        Arguments.of("naked", "static void __attribute__((naked)) f(void) { x = 1; }", "f();"),
        Arguments.of(
            "interrupt", "static void __attribute__((interrupt)) f(void) { x = 1; }", "f();"),
        Arguments.of(
            "early_param",
            "static int i(char *s) { x = 1; return 0; }\nearly_param(\"x\", i);",
            ""),
        Arguments.of("DEFINE_MUTEX", "static DEFINE_MUTEX(m);", ""),
        Arguments.of("for_each_cpu", "", "int c; for_each_cpu(c, 0) x++;"),
        Arguments.of("irqsoff macro", "", "scoped_guard(nosuch) { x = 1; }"),
        Arguments.of("strlen", "", "y = strlen(\"ab\");"),
        Arguments.of("kthread", "", "kthread_run(0, 0, 0);"),
        Arguments.of("set_current_state", "", "set_current_state(1);"),
        Arguments.of("udelay", "", "udelay(3);"),
        Arguments.of("in_compat", "", "y = in_compat_syscall();"),
        Arguments.of("assume", "", "__builtin_assume(x == 0);"));
  }

  private static String with(String declarations, String statement) throws IOException {
    String text = Files.readString(Shipped.FOLDER.resolve(FILE));
    assertTrue(text.contains(BODY), FILE);
    return declarations + "\nstatic int x, y;\n" + text.replace(BODY, BODY + statement + "\n");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("constructs")
  void isRefusedOrNamed(String name, String declarations, String statement) throws IOException {
    assertFalse(saysNothing(with(declarations, statement)), name);
  }

  @Test
  void withoutOneNothingIsSaid() throws IOException {
    assertTrue(saysNothing(with("", "y = x;")));
  }

  private static boolean saysNothing(String text) {
    try {
      return CFile.of("seeded.c", text).leftOut().isEmpty();
    } catch (CException refused) {
      return false;
    }
  }
}
