package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.Expectation;
import dev.regnest.report.VerdictLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge that a test calls says what the command says. */
class JudgeOfFilesTest {
  @TempDir
  private Path folder;

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../hypotheses"))) {
      return files
          .filter(file -> file.toString().endsWith(".c"))
          .filter(file -> !file.startsWith("../hypotheses/linux"))
          .sorted()
          .toList();
    }
  }

  private static Judgement judged(CFile file, String hypothesis) {
    return Judge.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow().of(file.design())),
        Registers.of(file.design()),
        () -> false);
  }

  @Test
  void saysTheSameOfEveryShippedFile() throws IOException {
    String said = Cli.unfolded(Cli.run("verify", "../hypotheses").out());
    int judged = 0;
    for (Path path : shipped()) {
      CFile file = CFile.of(path.toString(), Files.readString(path));
      for (String hypothesis : file.head().hypotheses()) {
        String found = Expectation.found(judged(file, hypothesis));
        String line = "as expected " + path + " " + hypothesis + ": " + found;
        assertTrue(said.contains(line), line);
        judged++;
      }
    }
    assertTrue(said.contains(" " + judged + " of " + judged + " as expected, "), "and of no other");
    assertTrue(said.endsWith(" skipped "), "but what needs a kernel tree");
  }

  /** It breaks at 1005 alone; 1000 is tried and its neighbours, 5 with its, 0 and the ends of int. */
  @Test
  void provesNothingWhereNotAllValuesWereTried() throws IOException {
    String text = """
        extern %1$s __VERIFIER_nondet_%1$s(void);
        static void __task t(void) { %1$s x = __VERIFIER_nondet_%1$s(); WARN_ON((x ^ 5) == 1000); }
        static void __nmi n(void) { }
        """;
    assertEquals(Verdict.UNKNOWN, verdict(text.formatted("int")));
    assertEquals(Verdict.PROVED, verdict(text.formatted("char")));
  }

  private Verdict verdict(String text) throws IOException {
    Path path = Path.of(Cli.file(folder, text));
    Judgement judged = judged(CFile.of(path.toString(), text), "nested-irqs");
    assertEquals(VerdictLine.of(judged), Cli.run("check", path.toString()).verdict());
    return judged.verdict();
  }
}
