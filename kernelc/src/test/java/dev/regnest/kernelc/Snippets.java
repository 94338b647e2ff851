package dev.regnest.kernelc;

import dev.regnest.check.Violation;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Problem;
import java.util.List;

/** Runs a few lines of C. */
final class Snippets {
  private Snippets() {}

  /** {@return what breaks when a task runs those statements and nothing arrives} */
  static List<String> run(String statements) {
    return run("", statements);
  }

  /** {@return the same with declarations before} */
  static List<String> run(String declarations, String statements) {
    String text = declarations + "\nstatic void __task task(void)\n{\n" + statements + "\n}\n";
    return replay(text, "-");
  }

  /** {@return what breaks when that file runs on that schedule, with nested-irqs} */
  static List<String> replay(String text, String schedule) {
    CFile file = CFile.of("test.c", text);
    Replay replay = new Replay(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()).setup(Registers.REPRESENTATIVE));
    return replay.run(Schedule.parse(schedule)).stream().map(Violation::explain).toList();
  }

  /** {@return the verdict on that file under a hypothesis, and what breaks} */
  static Judgement judged(String text, String hypothesis) {
    return judged(CFile.of("test.c", text), hypothesis, Registers.REPRESENTATIVE);
  }

  /** {@return the same with the words that the file itself asks for} */
  static Judgement judgedWithItsWords(String text, String hypothesis) {
    CFile file = CFile.of("test.c", text);
    return judged(file, hypothesis, Registers.of(file.design()));
  }

  private static Judgement judged(CFile file, String hypothesis, List<Register> words) {
    return Judge.judge(
        file.design(), file.under(Hypotheses.named(hypothesis).orElseThrow()), words, () -> false);
  }

  /** {@return the problems of that file, each as a compiler prints it} */
  static List<String> problems(String text) {
    try {
      CFile.of("test.c", text);
      return List.of();
    } catch (CException wrong) {
      return wrong.problems().stream().map(Problem::toString).toList();
    }
  }
}
