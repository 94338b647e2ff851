package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.preprocess.Families;
import dev.regnest.kernelc.run.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's words by family: each does what the kernel's documentation says of it. */
class FamiliesTest {
  private static final String OBJECTS =
      "atomic_t a; atomic64_t b; atomic_long_t c; local_t l; local64_t m; refcount_t r; unsigned long bits; int n; seqcount_t s;"
          + " seqcount_latch_t h; u64_stats_t u; spinlock_t k; seqlock_t q; local_trylock_t t; DEFINE_STATIC_KEY_TRUE(on); DEFINE_STATIC_KEY_FALSE(off);\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atomic64_set(&b, 1L << 40); WARN_ON(atomic64_read(&b) != 1L << 40);",
        "atomic64_add(1L << 40, &b); WARN_ON(atomic64_inc_return(&b) != (1L << 40) + 1);",
        "WARN_ON(atomic_long_fetch_add_relaxed(5, &c) != 0); WARN_ON(atomic_long_read(&c) != 5);",
        "WARN_ON(raw_atomic_add_return_acquire(2, &a) != 2); WARN_ON(arch_atomic_dec_return(&a) != 1);",
        "atomic_set(&a, 12); atomic_andnot(4, &a); atomic_xor(3, &a); WARN_ON(atomic_read_acquire(&a) != 11);",
        "atomic_set(&a, 6); WARN_ON(atomic_fetch_xor(3, &a) != 6 || atomic_fetch_andnot_release(4, &a) != 5);",
        "WARN_ON(atomic_cmpxchg_acquire(&a, 0, 7) != 0 || atomic_xchg_relaxed(&a, 1) != 7);",
        "int o = 3; WARN_ON(atomic_try_cmpxchg_relaxed(&a, &o, 1) || o != 0 || !atomic_try_cmpxchg(&a, &o, 1));",
        "atomic_set(&a, 2); WARN_ON(atomic_sub_and_test(1, &a) || !atomic_dec_and_test(&a) || !atomic_add_negative(-1, &a));",
        "WARN_ON(atomic_fetch_add_unless(&a, 1, 0) != 0 || atomic_inc_not_zero(&a) || !atomic_add_unless(&a, 2, 1));",
        "WARN_ON(!atomic_inc_unless_negative(&a) || atomic_dec_unless_positive(&a) || atomic_dec_if_positive(&a) != 0);",
        "atomic64_set(&b, 1L << 40); WARN_ON(!atomic64_inc_not_zero(&b)); WARN_ON(atomic64_read(&b) != (1L << 40) + 1);",
        "WARN_ON(atomic_dec_if_positive(&a) != -1 || atomic_read(&a) != 0);",
        "refcount_set(&r, 1); refcount_inc(&r); WARN_ON(refcount_dec_and_test(&r) || !refcount_dec_and_test(&r));",
        "local_set(&l, 3); WARN_ON(local_sub_return(1, &l) != 2 || local_add_unless(&l, 1, 2) || local_inc_and_test(&l));",
        "local64_add(4, &m); WARN_ON(local64_sub_and_test(1, &m) || local64_read(&m) != 3);",
        "raw_cpu_add(n, 3); raw_cpu_or(n, 4); WARN_ON(raw_cpu_sub_return(n, 1) != 6 || raw_cpu_cmpxchg(n, 6, 1) != 6);",
        "WARN_ON(__this_cpu_cmpxchg(n, 1, 2) != 0 || n != 0);",
        "change_bit(3, &bits); WARN_ON(!test_and_change_bit(3, &bits) || bits); __change_bit(1, &bits); WARN_ON(bits != 2);",
        "WARN_ON(test_and_set_bit_lock(1, &bits) || !test_bit(1, &bits)); clear_bit_unlock(1, &bits); WARN_ON(bits);",
        "unsigned int q = read_seqcount_begin(&s); WARN_ON(read_seqcount_retry(&s, q));",
        "unsigned int q = raw_seqcount_begin(&s); write_seqcount_begin(&s); WARN_ON(!preemptible()); write_seqcount_end(&s); WARN_ON(!read_seqcount_retry(&s, q));",
        "seqcount_mutex_t m; m.sequence = 0; write_seqcount_begin(&m); WARN_ON(preemptible()); write_seqcount_end(&m); WARN_ON(!preemptible() || m.sequence != 2);",
        "unsigned int q = raw_read_seqcount_latch(&h); raw_write_seqcount_latch(&h); WARN_ON(!raw_read_seqcount_latch_retry(&h, q));",
        "u64_stats_add(&u, 5); u64_stats_inc(&u); WARN_ON(u64_stats_read(&u) != 6);",
        "unsigned long f; local_irq_disable(); local_save_flags(f); WARN_ON(!irqs_disabled_flags(f));",
        "preempt_disable_nested(); WARN_ON(!preemptible()); preempt_enable_nested();",
        "rcu_read_lock_sched(); WARN_ON(preemptible()); rcu_read_unlock_sched(); rcu_read_lock_bh(); WARN_ON(!in_softirq()); rcu_read_unlock_bh();",
        "struct list_head e = { &e, &e }; WARN_ON(e.next != &e); WARN_ON(sizeof(struct mutex) != 32 || sizeof(struct rcu_head) != 16);",
        "local_bh_disable(); WARN_ON(softirq_count() != SOFTIRQ_DISABLE_OFFSET); local_bh_enable();",
        "preempt_disable(); WARN_ON((preempt_count() & PREEMPT_MASK) != PREEMPT_OFFSET || nmi_count()); preempt_enable();",
        "WARN_ON(xchg_acquire(&n, 3) != 0 || xchg_relaxed(&n, 4) != 3 || cmpxchg_release(&n, 4, 5) != 4 || cmpxchg_local(&n, 4, 6) != 5 || n != 5);",
        "int o = 1; WARN_ON(try_cmpxchg_relaxed(&n, &o, 2) || o != 0 || !try_cmpxchg_acquire(&n, &o, 2) || n != 2);",
        "u64 w = 1UL << 40; u64 o = 0; WARN_ON(cmpxchg64(&w, 1UL << 40, 7) != 1UL << 40 || try_cmpxchg64(&w, &o, 1) || o != 7);",
        "WARN_ON(refcount_add_not_zero(1, &r)); refcount_set(&r, 1); WARN_ON(!refcount_dec_if_one(&r) || refcount_read(&r));",
        "refcount_set(&r, 2); WARN_ON(refcount_dec_and_lock(&r, &k) || spin_is_locked(&k)); WARN_ON(!refcount_dec_and_lock(&r, &k) || !spin_is_locked(&k)); spin_unlock(&k);",
        "atomic_set(&a, 1); WARN_ON(!atomic_dec_and_lock(&a, &k) || preemptible() || atomic_read(&a)); spin_unlock(&k);",
        "__local_inc(&l); __local_add(3, &l); __local64_inc(&m); WARN_ON(local_read(&l) != 4 || local64_read(&m) != 1);",
        "arch_set_bit(3, &bits); arch___set_bit(1, &bits); WARN_ON(bits != 10 || !arch_test_and_clear_bit(1, &bits)); assign_bit(3, &bits, 0); WARN_ON(bits);",
        "WARN_ON(__ffs(8UL) != 3 || __fls(9UL) != 3 || ffs(0) || ffs(8) != 4 || fls(9) != 4 || fls(0) || fls64(1ULL << 40) != 41 || ffz(7UL) != 3);",
        "WARN_ON(hweight8(0x1ff) != 8 || hweight32(0xf0) != 4 || hweight_long(-1L) != 64 || rol32(1, 33) != 2 || ror8(1, 1) != 0x80);",
        "WARN_ON(sign_extend32(0xff, 7) != -1 || sign_extend64(0x7f, 7) != 0x7f || ilog2(9) != 3 || !is_power_of_2(8) || is_power_of_2(0));",
        "unsigned long w[2] = { 0, 0x28 }; WARN_ON(find_first_bit(w, 128) != 67 || find_next_bit(w, 128, 68) != 69 || find_next_bit(w, 128, 70) != 128 || find_next_bit(w, 68, 68) != 68);",
        "unsigned long w[2] = { ~0UL, 1 }; WARN_ON(find_first_zero_bit(w, 128) != 65 || find_next_zero_bit(w, 65, 0) != 65);",
        "unsigned int b, sum = 0; unsigned long w = 0x12; for_each_set_bit(b, &w, 64) sum += b; WARN_ON(sum != 5);",
        "WARN_ON(set_mask_bits(&bits, 6, 2) != 0 || bits != 2 || bit_clear_unless(&bits, 2, 2) || !bit_clear_unless(&bits, 2, 4) || bits);",
        "preempt_count_add(SOFTIRQ_LOCK_OFFSET); WARN_ON(preempt_count() != 0x201 || !in_softirq() || in_serving_softirq()); preempt_count_sub(SOFTIRQ_LOCK_OFFSET); WARN_ON(preempt_count());",
        "local_bh_disable(); preempt_count_sub(SOFTIRQ_DISABLE_OFFSET - 1); WARN_ON(preempt_count() != 1 || in_softirq()); preempt_count_dec(); WARN_ON(preempt_count());",
        "preempt_count_inc(); WARN_ON(preempt_count() != 1 || preemptible()); preempt_count_dec(); WARN_ON(!preemptible() || irq_count());",
        "__local_bh_disable_ip(_RET_IP_, SOFTIRQ_DISABLE_OFFSET); WARN_ON(softirq_count() != 0x200); local_bh_enable_ip(_RET_IP_); WARN_ON(in_softirq());",
        "unsigned long f = arch_local_irq_save(); WARN_ON(!arch_irqs_disabled() || arch_irqs_disabled_flags(f)); arch_local_irq_restore(f); WARN_ON(raw_irqs_disabled());",
        "unsigned long f; WARN_ON(!spin_trylock_irqsave(&k, f) || !irqs_disabled()); WARN_ON(spin_trylock_irqsave(&k, f)); WARN_ON(!irqs_disabled()); spin_unlock(&k); local_irq_enable();",
        "write_seqlock(&q); WARN_ON(preemptible() || !spin_is_locked(&q.lock) || q.seqcount.sequence != 1); write_sequnlock(&q); WARN_ON(read_seqbegin(&q) != 2 || !read_seqretry(&q, 1));",
        "unsigned int c = read_seqcount_latch(&h); write_seqcount_latch_begin(&h); write_seqcount_latch_end(&h); WARN_ON(!read_seqcount_latch_retry(&h, c));",
        "local_lock(&t); WARN_ON(preemptible() || local_trylock(&t)); local_unlock(&t); WARN_ON(!local_trylock(&t) || !t.acquired); local_unlock(&t); WARN_ON(t.acquired || !preemptible());",
        "unsigned long f; local_lock_irqsave(&t, f); WARN_ON(!irqs_disabled() || !t.acquired); local_unlock_irqrestore(&t, f); WARN_ON(irqs_disabled());",
        "struct list_head *p = (void *)7; struct list_head *was = rcu_replace_pointer(p, NULL, true); WARN_ON(was != (void *)7 || p);",
        "WARN_ON(!static_branch_unlikely(&on) || static_branch_likely(&off)); static_branch_enable(&off); WARN_ON(!static_branch_unlikely(&off));",
        "smp_store_mb(n, 3); WARN_ON(smp_cond_load_acquire(&n, VAL == 3) != 3); u64_stats_sub(&u, 1); WARN_ON(u64_stats_read(&u) != -1);",
        "WARN_ON(round_up(9, 8) != 16 || round_down(9, 8) != 8 || roundup(9, 3) != 9 || ALIGN_DOWN(9, 8) != 8 || GENMASK_ULL(3, 1) != 0xe || BIT_WORD(70) != 1);",
        "WARN_ON(-ETXTBSY != -26 || ESTRPIPE != 86 || EHWPOISON != 133 || EDEADLOCK != 35 || ERESTARTSYS != 512);",
        "WARN_ON(-EOVERFLOW != -75 || EWOULDBLOCK != 11);",
      })
  void aWordDoesWhatTheKernelsDoes(String statements) {
    assertEquals(List.of(), Snippets.run(OBJECTS, statements), statements);
  }

  @Test
  void aCompilerMovesAccessesAcrossWhatIsRelaxedAlone() {
    String text = "int x, y; atomic_t a;\n"
        + "static void __task t(void) { x = 1; %s; y = 1; barrier(); y = 0; barrier(); x = 0; }\n"
        + "static void __hardirq h(void) { WARN_ON(y && !x); }";
    for (String ending : List.of("", "_acquire", "_release")) {
      assertEquals("PROVED", verdict(text.formatted("atomic_xchg" + ending + "(&a, 1)")), ending);
    }
    assertEquals("VIOLATED", verdict(text.formatted("atomic_xchg_relaxed(&a, 1)")));
  }

  @Test
  void theFieldsOfPreemptCountAreThoseOfWhereItRuns() {
    String text =
        "static void __softirq s(void) { WARN_ON((preempt_count() & (SOFTIRQ_MASK | HARDIRQ_MASK)) != SOFTIRQ_OFFSET); }\n"
            + "static void __hardirq h(void) { WARN_ON(hardirq_count() != HARDIRQ_OFFSET); }\n"
            + "static void __nmi n(void) { WARN_ON(nmi_count() != NMI_OFFSET); }\n"
            + "static void __task t(void) { barrier(); }\n";
    assertEquals("PROVED", Snippets.judged(text, "nested-irqs").verdict().toString());
  }

  private static String verdict(String text) {
    return Snippets.judged(text, "compiler-reorders").verdict().toString();
  }

  /** An NMI finds both words old or both new; two exchanges would let it in between. */
  @Test
  void twoWordsChangeInOneInstruction() {
    String text = """
        static struct { long a, b; } pair __aligned(16);
        static void __task t(void) { WARN_ON(!%s); pair.b = 0; pair.a = 0; }
        static void __nmi n(void) { long a = pair.a; WARN_ON(a != 0 && pair.b != 2); }
        """;
    String one = "this_cpu_cmpxchg_double(pair.a, pair.b, 0, 0, 1, 2)";
    String plain = "__this_cpu_cmpxchg_double(pair.a, pair.b, 0, 0, 1, 2)";
    text = text.replace("pair.b = 0; pair.a = 0;", "pair.a = 0; barrier(); pair.b = 0;");
    assertEquals(
        "PROVED", Snippets.judged(text.formatted(one), "nested-irqs").verdict().toString());
    assertEquals(
        "VIOLATED",
        Snippets.judged(text.formatted(plain), "nested-irqs").verdict().toString());
    String rest =
        "WARN_ON(cmpxchg_double(&p.a, &p.b, 0, 1, 1, 2) || p.a); WARN_ON(!cmpxchg_double(&p.a, &p.b, 0, 0, 1, 2) || p.a != 1 || p.b != 2);";
    assertEquals(List.of(), Snippets.run("struct { long a, b; } p;", rest));
    assertEquals(
        List.of(
            "the kernel oopses at test.c:4: cmpxchg16b of what is no two words side by side at a multiple of 16 bytes"),
        Snippets.run("struct { long a, b, c; } p;", "cmpxchg_double(&p.b, &p.c, 0, 0, 1, 2);"));
  }

  @Test
  void unitsOfHardirqsAndNmisAreNoBusinessOfAFile() {
    Refused refused =
        assertThrows(Refused.class, () -> Snippets.run("preempt_count_add(HARDIRQ_OFFSET);"));
    assertTrue(refused.getMessage().contains("0x10000"), refused::getMessage);
    assertEquals(1, Snippets.run("preempt_count_sub(SOFTIRQ_DISABLE_OFFSET);").size());
  }

  @Test
  void nobodyCountsUpToABitThatIsNotThere() {
    assertEquals(
        List.of("the kernel oopses at test.c:4: __builtin_ctzl() of 0, of which it says nothing"),
        Snippets.run("unsigned long n;", "n = __ffs(n);"));
  }

  @Test
  void aFunctionOfThatNameIsTheFiles() {
    assertEquals(
        1,
        Snippets.run(
                "int x;\nstatic void atomic64_add(int i) { x = i; }",
                "atomic64_add(3); WARN_ON(x == 3);")
            .size());
  }

  @Test
  void anOrderingThatNoWordHasIsUnknown() {
    assertTrue(
        Snippets.problems(OBJECTS + "static void __task task(void) { atomic_add_acquire(1, &a); }")
            .get(0)
            .contains("'atomic_add_acquire' is not declared"));
  }

  @Test
  void aCompilerIsGivenThemAll() {
    String text = Families.text();
    assertTrue(text.contains(
        "#define raw_atomic64_fetch_add_release(...) atomic_fetch_add(__VA_ARGS__)\n"));
    assertTrue(
        text.contains("#define atomic_long_xchg_relaxed(...) atomic_xchg_relaxed(__VA_ARGS__)\n"));
    assertTrue(text.contains("#define raw_cpu_inc(...) __this_cpu_inc(__VA_ARGS__)\n"));
    assertFalse(text.contains("atomic_add_acquire"));
  }
}
