package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.run.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object is its bytes, the lowest first, however code looks at them; and each look is one access. */
class BytesTest {
  private static final String DECLARATIONS = """
      static union { u64 all; u32 half[2]; u8 b[8]; } u = { 0x1122334455667788 };
      static const u32 fixed[2] = { 1, 2 };
      static int n = 0x01020304, *where = &n;
      static u8 buf[16], buf_of_2[1] = { 2 };
      static struct { u8 a; u32 b; } padded;
      static u32 two[2];
      struct pair { u32 a, b; };
      static struct pt_regs slot;
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(u.half[0] != 0x55667788 || u.b[7] != 0x11 || u.all != 0x1122334455667788);",
        "u.all = 5; WARN_ON(u.half[0] != 5 || u.half[1]); u.half[1] = 7; WARN_ON(u.all != 0x700000005);",
        "char *c = (char *)&n; WARN_ON(c[0] != 4 || c[3] != 1); c[1] = 9; WARN_ON(n != 0x01020904);",
        "*(u16 *)((char *)&n + 1) = 0xffff; WARN_ON(n != 0x01ffff04 || *(s16 *)((char *)&n + 1) != -1);",
        "struct pair p = { 1, 2 }; WARN_ON(*(u64 *)&p != 0x200000001); *(u64 *)&p += 1; WARN_ON(p.a != 2);",
        "struct pair p; u64 v; *(u64 *)&p = 0x400000003; memcpy(&v, &p, 8); WARN_ON(v != 0x400000003);",
        "WARN_ON(*(u64 *)fixed != 0x200000001);",
        "memcpy(buf + 3, &n, 4); WARN_ON(buf[3] != 4 || buf[6] != 1 || *(int *)(buf + 3) != n);",
        "buf[3] = 1; buf[6] = 4; memmove(buf + 4, buf + 3, 4); WARN_ON(buf[4] != 1 || buf[7] != 4);",
        "buf[4] = 1; buf[7] = 4; memmove(buf + 3, buf + 4, 4); WARN_ON(buf[3] != 1 || buf[6] != 4);",
        "two[1] = 6; memmove(two, (char *)two + 2, 6); WARN_ON(two[0] != 6 << 16 || two[1]);",
        "memset(buf + 1, 0xff, 5); WARN_ON(*(u32 *)buf != 0xffffff00 || buf[5] != 0xff || buf[6]);",
        "memset(&n, 0, 2); WARN_ON(n != 0x01020000);",
        "memset(&padded, 7, sizeof(padded)); WARN_ON(padded.a != 7 || padded.b != 0x07070707);",
        "WARN_ON(memcmp(\"abc\", \"abd\", 3) >= 0 || memcmp(\"abc\", \"abd\", 2) || memcmp(fixed, fixed, sizeof(fixed)));",
        "buf[1] = 200; WARN_ON(memcmp(buf, buf + 1, 1) >= 0 || memcmp(buf + 1, buf, 1) <= 0);",
        "for (int size = 0; size <= 4; size++) { memset(buf, 1, 8); memset(buf, 0, size); WARN_ON(*(u32 *)buf != (size == 4 ? 0 : 0x01010101u << 8 * size)); }",
        "WARN_ON(xchg((u64 *)two, 0x100000002ul)); WARN_ON(two[0] != 2 || two[1] != 1);",
        "u16 s = 0xffff; WARN_ON(*(s8 *)&s != -1 || *(bool *)&(int){ 1 } != 1);",
        "int *p; memcpy(&p, &where, sizeof(p)); WARN_ON(p != &n); char b[8]; memcpy(b, &p, 8); p = 0; memcpy(&p, b, 8); WARN_ON(p != &n);",
        "struct { u16 a, b; } h, k; h.a = 1; memcpy(&k, &h, 4); WARN_ON(k.a != 1);",
        "u32 w; ((u8 *)&w)[0] = 1; ((u8 *)&w)[1] = 2; u32 v; memcpy(&v, &w, 4); WARN_ON(*(u16 *)&v != 0x201); memset((u8 *)&w + 2, 0, 2); WARN_ON(w != 0x201);",
      })
  void bytesAreWhatEveryMemberIsMadeOf(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u32 w; ((u8 *)&w)[0] = 1; n = w;",
        "u32 w; ((u8 *)&w)[0] = 1; n = ((u8 *)&w)[1];",
        "struct { u16 a, b; } h, k; h.a = 1; memcpy(&k, &h, 4); n = k.b;",
        "u64 v; memcpy(&v, &n, 4); n = v;",
      })
  void whatNothingWasStoredToHasNoValue(String statements) {
    List<String> found = Snippets.run(DECLARATIONS, statements);
    assertEquals(1, found.size(), statements);
    assertTrue(found.get(0).contains("which nothing was stored to"), found.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n = *(char *)&where; | some bytes of a pointer",
        "int i = 1; u64 v = (u64)&i; n = *(u8 *)&v; | some bytes of the address of a local variable",
        "int i = 1; int *p = &i; memcpy(buf, &p, 8); | stores the address of a local variable",
        "n = memcmp(&padded, &padded, sizeof(padded)); | has padding in it",
        "n = *(int *)&slot; | opaque",
        "n = *(bool *)buf_of_2; | a bool is read that holds 2",
        "bool b; *(u8 *)&b = 3; n = b; | a bool is read that holds 3",
        "memcpy(buf + 1, buf, 4); | that is memmove()",
      })
  void whatHasNoValueHereIsRefusedWhereItRuns(String statements, String why) {
    Refused refused =
        assertThrows(Refused.class, () -> Snippets.run(DECLARATIONS, statements), statements);
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = *(u64 *)(two + 1);",
        "memset(buf, 0, 17);",
        "memcpy(two, buf, -1);",
        "*(u64 *)fixed = 1;",
        "xchg((u64 *)fixed, 1ul);"
      })
  void whatLiesOutsideOrNeverChangesIsAnOops(String statements) {
    assertEquals(1, Snippets.run(DECLARATIONS, statements).size(), statements);
  }

  /** Task A alone: 1, 1 or 2, 1 or 0, 0 at each point of the NMI's one load. */
  private static final String HALVES = """
      static u32 two[2];
      static void __task __times(1) task(void)
      {
      	STORE
      	two[0] = 2;
      	*(u64 *)two = 0;
      }
      static void __nmi nmi(void)
      {
      	u64 v = *(u64 *)two;
      	WARN_ON(v != 0x100000001 && v && v != 0x100000002);
      }
      """;

  @ParameterizedTest
  @CsvSource({"nested-irqs", "preemptible"})
  void nothingComesBetweenTheCellsOfOneAccess(String hypothesis) {
    String whole = HALVES.replace("STORE", "*(u64 *)two = 0x100000001;");
    String halves = HALVES.replace("STORE", "two[0] = 1; two[1] = 1;");
    assertEquals("PROVED", Snippets.judged(whole, hypothesis).verdict().toString());
    assertEquals("VIOLATED", Snippets.judged(halves, hypothesis).verdict().toString());
  }

  @Test
  void somethingComesBeforeItAndBehindIt() {
    String text = HALVES.replace("STORE", "*(u64 *)two = 0x100000001;");
    for (String seen : List.of("v != 0", "v != 0x100000001", "v != 0x100000002")) {
      String never = text.replaceFirst("WARN_ON\\(.*\\);", "WARN_ON(!(" + seen + "));");
      assertEquals("VIOLATED", Snippets.judged(never, "nested-irqs").verdict().toString(), seen);
    }
  }

  @Test
  void aCopyOfBytesIsSeveralAccesses() {
    String text = """
        static u8 from[4] = { 1, 1, 1, 1 };
        static u32 to;
        static void __task task(void) { memcpy(SIZES); to = 0; }
        static void __nmi nmi(void) { u32 v = to; WARN_ON(v && v != 0x01010101); }
        """;
    String whole = text.replace("SIZES", "&to, from, 4");
    String halves = text.replace("SIZES", "&to, from, 3");
    assertEquals("PROVED", Snippets.judged(whole, "nested-irqs").verdict().toString());
    assertEquals("VIOLATED", Snippets.judged(halves, "nested-irqs").verdict().toString());
  }

  @Test
  void aReadModifyWriteOfSeveralCellsIsOneInstruction() {
    String text = """
        static u32 two[2];
        static void __task task(void) { SET *(u64 *)two = 0; }
        static void __nmi nmi(void) { WARN_ON(two[0] != two[1]); }
        """;
    String one = text.replace("SET", "xchg((u64 *)two, 0x100000001ul);");
    String two = text.replace("SET", "xchg(two, 1); xchg(two + 1, 1);");
    assertEquals("PROVED", Snippets.judged(one, "nested-irqs").verdict().toString());
    assertEquals("VIOLATED", Snippets.judged(two, "nested-irqs").verdict().toString());
  }

  @Test
  void whereACompilerMovesAccessesOnlyMembersAreAccessed() {
    String text = HALVES.replace("STORE", "*(u64 *)two = 0x100000001;");
    Refused refused = assertThrows(Refused.class, () -> Snippets.judged(text, "compiler-reorders"));
    assertTrue(refused.getMessage().contains("where a compiler moves accesses"));
  }
}
