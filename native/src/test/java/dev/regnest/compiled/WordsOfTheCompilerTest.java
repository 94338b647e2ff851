package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code behind a word that only the compiler knows is left out of what is compiled, as it is of what is judged. */
@NeedsGcc
class WordsOfTheCompilerTest {
  private static CFile behind(String condition) {
    return Guards.file("words.c", """
        static int x;
        static void __task task(void)
        {
        	x = 1;
        	barrier();
        	WARN_ON(READ_ONCE(x) != 1);
        }
        static void __nmi nmi(void)
        {
        #if %s
        	x = 2;
        #endif
        }
        """.formatted(condition));
  }

  @Test
  void whatOnlyTheCompilerSetsCountsAsNotSetInBoth() {
    CFile file = behind("defined(__OPTIMIZE__) || defined(__GNUC_RH_RELEASE__)");
    assertEquals(List.of("__OPTIMIZE__", "__GNUC_RH_RELEASE__"), file.takenAsNotSet());
    Result result = Guards.results(file, Effort.DEFAULT, List.of(), "2").get(0);
    assertTrue(result.isComplete() && result.bad() == 0, result::toString);
  }

  @Test
  void whatBothSetIsRunByBoth() {
    CFile file = behind("defined(__GNUC__)");
    assertEquals(List.of(), file.takenAsNotSet());
    Result result = Guards.results(file, Effort.DEFAULT, List.of(), "2").get(0);
    assertTrue(result.bad() > 0, result::toString);
  }
}
