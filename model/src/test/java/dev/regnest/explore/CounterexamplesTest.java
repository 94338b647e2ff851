package dev.regnest.explore;

import static dev.regnest.explore.Runs.broken;
import static dev.regnest.explore.Runs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.kernel.Register;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counterexamples the project keeps, each replayed by its text and shown to be of the fewest arrivals. */
class CounterexamplesTest {
  private static final String KEPT = """
      percpu4-posted                         | nested-irqs          | s1(h6)         | P1    | ax
      percpu4-posted                         | bh-disabled          | h8             | P1    | ax
      percpu4-ordered                        | nmi-like-exceptions  | n2(k3)         | P1    | ax
      percpu4-ordered                        | traced-sampling-path | n2(x3)         | P1    | ax
      percpu4-ordered                        | irqs-on-in-hardirq   | h2(h4)         | P1    | ax
      recursion-slot                         | nmi-like-exceptions  | n1(k3)         | P4    | ax
      recursion-slot                         | entry-lag            | n5(x1)         | P4    | ax
      recursion-slot                         | irqs-on-in-hardirq   | h1(h4)         | P4    | ax
      recursion-slot-in-softirq              | nmi-like-exceptions  | n1(k3)         | P4    | ax
      pile-4                                 | deferred-output      | s1(n8)         | P1    | ax
      pile-deep                              | deferred-output      | s1(n8)         | P1    | ax
      single                                 | nested-irqs          | n7             | P1    | ax
      single-flag-first                      | nested-irqs          | n7             | P3    | ax
      single-flag-last                       | nested-irqs          | n8             | P1    | ax
      single-flag-cleared                    | nested-irqs          | n8             | P1    | ax
      sample-flags-percpu4-posted            | nested-irqs          | s1(h6)         | P1    | ax
      sample-flags-percpu4-ordered           | nmi-like-exceptions  | n2(k3)         | P1    | ax
      sample-flags-recursion-slot            | nmi-like-exceptions  | n1(k3)         | P4    | ax
      sample-flags-recursion-slot-in-softirq | nmi-like-exceptions  | n1(k3)         | P4    | ax
      sample-flags-pile-4                    | deferred-output      | s1(n8)         | P1    | ax
      sample-flags-pile-deep                 | deferred-output      | s1(n8)         | P1    | ax
      sample-flags-single                    | nested-irqs          | n7             | P1    | ax
      sample-flags-single-flag-first         | nested-irqs          | n7             | P3    | ax
      sample-flags-single-flag-last          | nested-irqs          | n8             | P1    | ax
      sample-flags-single-flag-cleared       | nested-irqs          | n8             | P1    | ax
      on-stack                               | half-built-entry     | n2             | P3    | ax
      sample-flags-on-stack                  | half-built-entry     | n2             | P3    | ax
      not-yet-filled-private                 | half-built-entry     | n2             | P3    | ax
      not-yet-filled-shared                  | nested-irqs          | n7             | P3    | ax
      interrupt-regs-in-sample               | deferred-output      | n1             | P3    | ax
      nmi-user-regs                          | nmi-like-exceptions  | n2(k3)         | P1    | ax
      nmi-user-regs                          | nested-irqs          | -              | P3    | bp
      pebs-conditional                       | pebs-skid            | n1             | P2    | ax ip
      pebs-always                            | pebs-skid            | -              | P3    | ss ip
      pebs-cs-flags                          | nested-irqs          | n1             | P3    | ax
      pebs-all-or-none                       | half-built-entry     | n2             | P3    | ax
      callchain-early-put                    | traced-sampling-path | n1(x7)         | P1 P2 | ax
      callchain-early-put                    | nmi-like-exceptions  | n1(k7)         | P1 P2 | ax
      """;

  @ParameterizedTest(name = "{0}, {1}: {2} breaks {3}")
  @CsvSource(delimiter = '|', textBlock = KEPT)
  void breaksWhatIsKeptOfIt(
      String design, String hypothesis, String schedule, String claims, String words) {
    assertEquals(
        claims, names(broken(design, hypothesis, schedule, registers(words))), "what it breaks");
  }

  @ParameterizedTest(name = "{0}, {1}: {2} breaks {3}")
  @CsvSource(delimiter = '|', textBlock = KEPT)
  void isWhatTheEnumeratorFindsFirst(
      String design, String hypothesis, String schedule, String claims, String words) {
    int size = Schedule.parse(schedule).size();
    Judgement judgement = judge(design, hypothesis, size, registers(words));
    assertEquals(Verdict.VIOLATED, judgement.verdict());
    for (String claim : claims.split(" ")) {
      Counterexample found = judgement.broken().get(Claim.valueOf(claim));
      assertEquals(schedule, found.schedule().toString());
    }
    if (size > 0) {
      Set<Claim> sooner =
          judge(design, hypothesis, size - 1, registers(words)).broken().keySet();
      assertFalse(names(sooner).contains(claims), "fewer arrivals already break it");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          h6(b2(n2(k2))) | P4 | a fifth sample finds four slots taken
          h6(b2(n2))     |    | a fourth finds one
          """)
  void aPileOfFourRefusesTheFifthSample(String schedule, String claims, String why) {
    assertEquals(
        claims == null ? "" : claims,
        names(broken("pile-4", "nmi-like-exceptions", schedule)),
        why);
    assertEquals("", names(broken("pile-deep", "nmi-like-exceptions", schedule)));
  }

  @ParameterizedTest
  @CsvSource({"b2(n3)", "b7(n3)", "s1(b3(n3))"})
  void anNmiOverABreakpointsSampleIsAmongWhatTheRecursionSlotDrops(String schedule) {
    assertTrue(broken("recursion-slot", "nmi-like-exceptions", schedule).contains(Claim.P4));
  }

  private static Register[] registers(String words) {
    List<Register> registers = Arrays.stream(words.split(" "))
        .map(word -> Register.named(word).orElseThrow())
        .toList();
    return registers.toArray(new Register[0]);
  }

  private static String names(Set<Claim> claims) {
    return new TreeSet<>(claims).stream().map(Claim::name).collect(Collectors.joining(" "));
  }
}
