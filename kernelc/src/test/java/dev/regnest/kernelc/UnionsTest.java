package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The members of a union lie at one place, and a store to one is seen by all. */
class UnionsTest {
  private static final String DECLARATIONS = """
      union word { int whole; unsigned int bits; atomic_t counter; };
      union nested { struct { short low, high; } half; short pair[2]; struct { u16 first; s16 second; }; };
      struct node { union { void *next; unsigned long flags; }; union word word; int after; };
      union word word = { 3 };
      union nested nested = { .half = { 1, -2 } };
      struct node node = { .flags = 5, .word = { .bits = 0x80000000 }, .after = 9 };
      union { long all; int one; } mixed;
      union { long all; int parts[2]; } split = { 0x500000003 };
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(word.whole != 3 || word.bits != 3 || atomic_read(&word.counter) != 3);",
        "word.whole = -1; WARN_ON(word.bits != 0xffffffff); word.bits = 7; WARN_ON(word.whole != 7);",
        "atomic_inc(&word.counter); WARN_ON(word.whole != 4);",
        "WARN_ON(nested.half.low != 1 || nested.pair[1] != -2 || nested.first != 1 || nested.second != -2);",
        "nested.pair[0] = -1; WARN_ON(nested.first != 0xffff || nested.half.low != -1);",
        "WARN_ON(node.flags != 5 || node.word.whole >= 0 || node.after != 9);",
        "node.next = &node; WARN_ON(node.flags != (unsigned long)&node); node.flags = 0; WARN_ON(node.next);",
        "WARN_ON(sizeof(union word) != 4 || sizeof(union nested) != 4 || sizeof(struct node) != 16 || sizeof(mixed) != 8);",
        "union word local = { .bits = 0xffffffff }; WARN_ON(local.whole != -1); local.whole = -2; WARN_ON(local.bits != 0xfffffffe);",
        "struct node copy = node; WARN_ON(copy.flags != 5 || copy.after != 9); copy.flags = 6; node = copy; WARN_ON(node.flags != 6);",
        "union word a, b; a.whole = -3; b = a; WARN_ON(b.bits != -3U);",
        "memset(&node, 0, sizeof(node)); WARN_ON(node.flags || node.word.whole || node.next);",
        "WARN_ON(split.parts[0] != 3 || split.parts[1] != 5 || split.all != 0x500000003);",
        "split.all = -2; WARN_ON(split.parts[0] != -2 || split.parts[1] != -1); split.parts[0] = 0; WARN_ON(split.all != -1L << 32);",
        "__typeof__(split) copy = split; WARN_ON(copy.all != 0x500000003); copy.parts[1] = 6; split = copy; WARN_ON(split.all != 0x600000003);",
        "int i = -1; WARN_ON(*(unsigned int *)&i != 0xffffffff);",
        "union { int x; } *p = (void *)&word; WARN_ON(p->x != 3);",
      })
  void aMemberIsAnotherWayToLookAtIt(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  @Test
  void aTagIsOfOneKind() {
    assertEquals(
        1,
        Snippets.problems(
                "struct s { int a; };\nstatic union s *p;\nstatic void __task t(void) { p = 0; }")
            .size());
  }

  @Test
  void onlyTheFirstMemberTakesAValueWithoutItsName() {
    assertEquals(
        1,
        Snippets.problems(
                "union { int a, b; } u = { 1, 2 };\nstatic void __task t(void) { u.a = 1; }")
            .size());
  }

  @Test
  void aHandlerSeesWhatATaskStoresByAnotherMember() {
    String text = "static union { unsigned int u_flags; atomic_t a_flags; } node;\n"
        + "static void __task task(void) { node.u_flags = 1; barrier(); node.u_flags = 0; }\n"
        + "static void __nmi nmi(void) { WARN_ON(atomic_read(&node.a_flags)); }\n";
    assertEquals("VIOLATED", Snippets.judged(text, "nested-irqs").verdict().toString());
  }
}
