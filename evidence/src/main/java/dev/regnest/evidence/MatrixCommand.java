package dev.regnest.evidence;

import dev.regnest.design.Designs;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.ToolName;
import dev.regnest.report.Findings;
import dev.regnest.report.Matrix;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code regnest matrix}: every design under every hypothesis. */
@Command(
    name = "matrix",
    description = {
      "Judge every design under every hypothesis.",
      "Exits with 0 when every cell was decided, whichever way; 3 if one was vacuous, 4 if one was not decided."
    })
final class MatrixCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Mixin
  private Judging judging;

  @Mixin
  private Kills kills;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    if (kills.isAsked() && !output.isText()) {
      throw new UsageException("--kills counts in text only, and --format is \"" + output.format()
          + "\"; leave out one of the two, or ask " + ToolName.here()
          + " evidence DESIGN: its results.json and results.ktap have the fate of every mutant");
    }
    List<List<Judgement>> designs =
        judging.judge(Designs.all().stream().map(Subject::of).toList(), terminal);
    if (output.isText()) {
      text(designs, terminal);
    } else {
      output.print(designs, judging.stop(), terminal);
    }
    return judging.exitCode(
        ExitCode.ofMatrix(designs.stream().flatMap(List::stream).toList()));
  }

  private void text(List<List<Judgement>> designs, Terminal terminal) {
    Matrix matrix = new Matrix(designs, Matrix.TERMINAL_WIDTH);
    matrix.table().forEach(terminal::print);
    terminal.print("");
    matrix.breaks().forEach(terminal::print);
    terminal.print("");
    if (kills.isAsked()) {
      kills.table(designs, judging.era(), judging.stop(), terminal).forEach(terminal::print);
      terminal.print("");
    }
    matrix.findings().forEach(terminal::print);
    List<Judgement> all = designs.stream().flatMap(List::stream).toList();
    Findings.limits(all, " ").forEach(terminal::print);
    if (!judging.stoppedBy().isEmpty()) {
      terminal.print(" stopped " + judging.stoppedBy());
    }
  }
}
