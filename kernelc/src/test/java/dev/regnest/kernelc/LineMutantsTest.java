package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.why.Mutant;
import dev.regnest.explore.why.Mutants;
import dev.regnest.machine.mutation.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be changed in a file: its lines, however often they run. */
class LineMutantsTest {
  private static final String LOOP = """
      static int busy, data, *where = &data;
      static void put(int value) {
      	*where = value;
      }
      static void __task task(void) {
      	if (busy)
      		return;
      	busy++;
      	for (int i = 1; i < 3; i++) {
      		put(i + *where);
      		barrier();
      	}
      	busy--;
      	WARN_ON(data < 0 || data > 9);
      	data = 7;
      }
      """;

  private static Mutants of(String text) {
    CFile file = CFile.of("test.c", text);
    return Mutants.of(
        file.design(), List.of(file.under(Hypotheses.named("nested-irqs").orElseThrow())));
  }

  private static List<String> operations(String text) {
    return of(text).operations().stream().map(Operation::text).toList();
  }

  private static List<String> ignored(String text) {
    Mutants mutants = of(text);
    return mutants.all().stream()
        .map(Mutant::name)
        .filter(name -> name.startsWith("ignore "))
        .map(name -> Integer.parseInt(name.substring("ignore ".length())))
        .map(number -> mutants.operations().get(number - 1).text())
        .toList();
  }

  @Test
  void aLineOfALoopOrOfAFunctionCalledTwiceIsOneOperation() {
    assertEquals(
        List.of(
            "6: load busy",
            "6: if (busy)",
            "8: load busy",
            "8: busy = 1",
            "9: i = 1",
            "10: load where",
            "10: load data",
            "3: load where",
            "3: data = ...",
            "11: barrier()",
            "13: load busy",
            "13: busy = 0",
            "14: load data",
            "15: data = 7"),
        operations(LOOP));
  }

  @Test
  void whatIsTakenAndGivenBackIsIgnoredAndNeitherAPointerNorData() {
    assertEquals(List.of("6: load busy", "8: load busy", "13: load busy"), ignored(LOOP));
  }

  @Test
  void aFlagThatIsNeverClearedIsIgnoredAndWhatOnlyGrowsIsNot() {
    String once = """
        static int done, sum;
        static void __task task(void) {
        	if (!done)
        		done = 1;
        	if (sum < 3)
        		sum = sum + 1;
        	WARN_ON(sum > 3);
        }
        """;
    assertEquals(List.of("3: load done"), ignored(once));
  }
}
