package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.prover.Reduction;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that nothing depends on are dropped, and no others. */
class DemandsTest {
  private static Judgement judge(String text, Set<Reduction> on) {
    CFile file = CFile.of("test.c", text);
    int[] asked = {0};
    return Prover.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.REPRESENTATIVE,
        on,
        () -> ++asked[0] > 100);
  }

  private static Judgement judge(String text) {
    return judge(text, EnumSet.allOf(Reduction.class));
  }

  /** A hardirq counts n up; the task does that with it, which can make m 5. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "m = n + 4;",
        "m = n == 3 ? 5 : 0;",
        "m = n ? 5 : 0;",
        "m = n ?: 5; if (n == 0) m = 0;",
        "bool b = n & 6; m = b ? 5 : 0;",
        "bool b = n & 6; m = b + 4;",
        "m = (bool)(n & 6) + 4;",
        "m = (n & 4) >> 2 | 4;",
        "m = n; m >>= 1; m += 3;",
        "m = 10 >> n;",
        "m = 10; m /= n + 1;",
        "m = 40 / (n + 1);",
        "m = n % 3 + 3;",
        "m = !n + 4;",
        "if (n == 2) m = 5;",
        "while (m < n) m++;",
        "for (m = 0; m < n; m++) ;",
        "switch (n) { case 6: m = 5; }",
        "int a[8] = { 0, 5 }; m = a[n];",
        "int a[8] = { 0 }; a[n] = 5; m = a[3];",
        "int *p = &n; m = *p;",
        "int o = n, *p = &o; m = *p;",
        "struct { int k; } s = { n }; m = s.k;",
        "struct { int k; } s; s.k = n; m = s.k;",
        "struct { int k; } s = { n }, t; t = s; m = t.k;",
        "m = same(n);",
        "m = fives[1 & n];",
        "m = ({ int o = n; o; });",
        "int o = READ_ONCE(n); WRITE_ONCE(m, o);",
        "m = xchg(&other, n); m = xchg(&other, 0);",
        "if (cmpxchg(&other, n, 5) == 0) m = other;",
        "this_cpu_add(m, n); if (m > 5) m = 0;",
        "m = this_cpu_add_return(other, n); other = 0;",
        "union { int k; char c; } u = { n }; m = u.c;",
        "m = *(char *)&n;",
        "unsigned char o = n; m = o;",
        "long o = n; o += 4; m = (int)o;",
        "m = (1, n);",
        "m = n && n < 2 ? 5 : 0;",
        "m = 5 * (n < 3);",
        "memcpy(&m, &n, sizeof(m));",
      })
  void whatSomethingDependsOnIsKept(String use) {
    String text = "static int n, m, other, fives[2] = { 1, 5 };\n"
        + "static int same(int o) { return o; }\n"
        + "static void __hardirq h(void) { n = (n + 1) & 7; }\n"
        + "static void __task t(void) { m = 0; " + use + " WARN_ON(m == 5); }\n";
    assertEquals(Set.of(Claim.ASSERT), judge(text).broken().keySet());
  }

  /** It counts without end, and what it counts goes where nobody looks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hits++;",
        "++hits; --misses;",
        "hits += 2; misses = hits;",
        "hits = hits * 3 + 1; misses -= hits;",
        "unsigned long now = hits; hits = now + 1;",
        "unsigned long now; now = READ_ONCE(hits); WRITE_ONCE(hits, now + 1);",
        "this_cpu_inc(hits); this_cpu_add(misses, hits);",
        "__this_cpu_inc(hits);",
        "hits += hits << 1 | 1; misses = (int)~hits;",
        "misses = x ? hits : misses; hits++;",
        "hits = (hits + 1) % 100000; misses = hits / 3;",
      })
  void aCountThatNothingDependsOnIsNotKept(String use) {
    String text = "static int x;\nstatic unsigned long hits, misses;\n"
        + "static void __hardirq h(void) { " + use + " x = 1; WARN_ON(x != 1); }\n"
        + "static void __task t(void) { x = 0; }\n";
    Judgement judged = judge(text);
    assertEquals(Verdict.PROVED, judged.verdict(), judged.cutShort());
    assertTrue(judged.schedules() < 200, () -> "" + judged.schedules());
    Set<Reduction> without = EnumSet.complementOf(EnumSet.of(Reduction.CONE_OF_INFLUENCE));
    assertEquals(Verdict.UNKNOWN, judge(text, without).verdict());
  }

  /** Of a sequence number the lowest bit is looked at. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "seq & 1",
        "seq & 1u && x",
        "(seq + 2) & 0x1",
        "({ unsigned int now = READ_ONCE(seq); now & 1; })",
        "(seq << 1 | seq) & 3",
      })
  void bitsThatNothingDependsOnAreNotKept(String odd) {
    String text = "static int x;\nstatic unsigned int seq;\n"
        + "static void __hardirq h(void) { seq++; x = 1; seq++; }\n"
        + "static void __nmi n(void) { if (" + odd + ") x = 2; }\n"
        + "static void __task t(void) { WARN_ON(x == 3); }\n";
    Judgement judged = judge(text);
    assertEquals(Verdict.PROVED, judged.verdict(), judged.cutShort());
    Set<Reduction> without = EnumSet.complementOf(EnumSet.of(Reduction.DEMANDED_BITS));
    assertEquals(Verdict.UNKNOWN, judge(text, without).verdict());
  }

  /** The access stays: where the count is, a task that NMIs interrupt anywhere stands at more points. */
  @Test
  void onlyTheValueGoes() {
    String text = "static int x, hits;\nstatic void __nmi n(void) { x = 1; }\n"
        + "static void __task t(void) { x = 0; hits++; x = 2; }\n";
    Set<Reduction> anywhere = EnumSet.complementOf(EnumSet.of(Reduction.LATE_INJECTION));
    Judgement with = judge(text, anywhere);
    Judgement without = judge(text.replace("hits++; ", ""), anywhere);
    assertTrue(with.schedules() > without.schedules());
  }
}
