package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.run.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nothing was stored to is no value, and looking at it is an error. */
class UninitialisedTest {
  private static final String STRUCT =
      "struct s { int a, b; };\nstatic int out; static struct s all;\n";

  @Test
  void aStructIsCopiedOfWhichAMemberIsUnset() {
    assertEquals(
        List.of(),
        Snippets.run(
            STRUCT,
            "struct s one, other; one.a = 1; other = one; out = other.a; WARN_ON(out != 1);"));
  }

  @Test
  void theMemberIsAsUnsetInTheCopy() {
    List<String> broken = Snippets.run(
        STRUCT, "struct s one, other = { 1, 2 }; one.a = 1; other = one; out = other.b;");
    assertEquals(1, broken.size());
    assertTrue(
        broken.get(0).contains("use of other.b, which nothing was stored to"), broken.get(0));
  }

  @Test
  void noValueStandsForIt() {
    assertEquals(
        List.of(),
        Snippets.run(
            "unsigned long a = 0x8badf00ddeadbeefUL; WARN_ON(a != 0x8badf00ddeadbeefUL);"));
  }

  @Test
  void aCopyIntoMemoryIsNotJudged() {
    String text = STRUCT
        + "static void __nmi n(void) { struct s one; one.a = 1; all = one; WARN_ON(all.a != 1); }";
    Refused refused = assertThrows(Refused.class, () -> Snippets.judged(text, "nested-irqs"));
    assertTrue(refused.getMessage().contains("one.b, which nothing was stored to"));
  }
}
