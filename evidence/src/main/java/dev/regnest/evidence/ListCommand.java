package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code regnest list}: the names that other commands take. */
@Command(
    name = "list",
    description = "List the designs and the hypotheses, each with its source and its meaning.")
final class ListCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    terminal.print("designs");
    for (Design design : Designs.all()) {
      terminal.print("  " + design.id());
      terminal.print("      " + design.meaning() + " [" + design.source() + "]");
    }
    terminal.print("");
    terminal.print("hypotheses");
    for (Hypothesis hypothesis : Hypotheses.all()) {
      terminal.print("  " + hypothesis.id() + " (" + hypothesis.era() + ")");
      terminal.print("      " + hypothesis.sentence());
    }
    return 0;
  }
}
