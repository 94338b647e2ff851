package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An array without a length at the end of a struct has what room there is behind the struct. */
class FlexibleArraysTest {
  private static final String DECLARATIONS = """
      static int v;
      struct text { u32 a; u16 b; char s[]; };
      static struct text hello = { 1, 2, "hello" }, gap = { .s = { 'a', [3] = 'b' } }, bare;
      struct list { int n; struct entry { int *p; } e[]; };
      static struct list list = { 2, { { &v }, { 0 } } };
      struct old { u16 length; u8 data[0]; };
      static u8 memory[8];
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(sizeof(hello) != 8 || sizeof(struct list) != 8 || sizeof(struct old) != 2);",
        "WARN_ON(hello.s[0] != 'h' || hello.s[4] != 'o' || hello.s[5]);",
        "WARN_ON(gap.s[0] != 'a' || gap.s[1] || gap.s[3] != 'b');",
        "bare.s[1] = 3; WARN_ON(bare.s[1] != 3);",
        "WARN_ON(list.e[0].p != &v || list.e[1].p); list.e[1].p = &v; *list.e[1].p = 4; WARN_ON(v != 4);",
        "int n = 0; for (struct entry *e = list.e; e < list.e + list.n; e++) n++; WARN_ON(n != 2);",
        "struct old *o = (void *)memory; o->data[3] = 5; o->length = 3; WARN_ON(memory[5] != 5 || memory[0] != 3);",
        "struct text *t = (void *)memory; t->s[1] = 9; WARN_ON(memory[7] != 9);",
        "int n = 1; WARN_ON(offsetof(struct list, e[n]) != 16 || offsetof(struct list, e[2]) != 24);",
        "struct text copy = hello; WARN_ON(copy.b != 2);",
      })
  void itsElementsAreThere(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  /** Each of both structs without a name is where the macro is used: what is inside is no second look at what is around it. */
  @Test
  void structsThatOneMacroMakesAreTypesOfTheirOwn() {
    String declarations = """
        struct later;
        #define FLEX(T, n) struct { struct { } empty_##n; T n[]; }
        struct both { long a; union { FLEX(u16, words); FLEX(u8, bytes); }; };
        #define PAIR struct { struct { int in; } one; int two; }
        static u64 room[2];
        """;
    assertEquals(List.of(), Snippets.run(declarations, """
            struct both *b = (void *)room;
            PAIR p = { { 1 }, 2 };
            b->words[1] = 0x0102;
            WARN_ON(b->bytes[2] != 2 || sizeof(*b) != 8 || sizeof(p) != 8 || p.one.in != 1 || p.two != 2);
            """));
    assertEquals(
        List.of(
            "test.c:6:48: error: the size of 'struct later' is not known here; define it before this line [incomplete]"),
        Snippets.problems(
            declarations
                + "struct far { int a; union { FLEX(struct later, l); }; };\nstatic void __task t(void) { WARN_ON(1); }\n"));
  }

  @Test
  void behindItsRoomIsNothing() {
    assertEquals(
        List.of("the kernel oopses at test.c:11: access behind the end of list"),
        Snippets.run(DECLARATIONS, "list.e[2].p = &v;"));
    assertEquals(
        List.of("the kernel oopses at test.c:11: access behind the end of list"),
        Snippets.run(DECLARATIONS, "int i = 2; list.e[i].p = &v;"));
    assertEquals(
        List.of("the kernel oopses at test.c:11: list.e[32767] is outside every object"),
        Snippets.run(DECLARATIONS, "int i = 32767; list.e[i].p = &v;"));
    assertEquals(
        List.of("the kernel oopses at test.c:11: list.e[-1] is outside every object"),
        Snippets.run(DECLARATIONS, "int i = -1; list.e[i].p = &v;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct list l = { 1, { { &v } } };",
        "v = sizeof(list.e);",
        "static struct list l = { 1, &v }; v = l.n;",
      })
  void itHasNoSizeAndValuesInAStaticObjectAlone(String statement) {
    String text = DECLARATIONS + "static void __task t(void) { " + statement + " }";
    assertEquals(1, Snippets.problems(text).size(), statement);
  }
}
