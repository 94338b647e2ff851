package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.LegalityRule;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code regnest list}: the names that other commands take and print. */
@Command(
    name = "list",
    description =
        "List the designs, the hypotheses, the arrivals and the rules of arrival, each with its source and its meaning.")
final class ListCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Override
  public Integer call() {
    print("designs, and who proposed each");
    for (Design design : Designs.all()) {
      print("  " + design.id());
      print("      " + design.meaning());
      print("      " + design.source());
    }
    print("");
    print("hypotheses, and the kernel each is asked of");
    for (Hypothesis hypothesis : Hypotheses.all()) {
      print("  " + hypothesis.id() + " (" + hypothesis.era() + ")");
      print("      " + hypothesis.sentence());
    }
    print("");
    print("arrivals: the letters of a schedule, and what samples there");
    arrivals().forEach(this::print);
    print("");
    print("rules: something cannot arrive, because ...");
    for (LegalityRule rule : LegalityRule.values()) {
      print("  " + rule);
      print("      " + rule.because());
      rule.sources().changes().forEach((era, source) -> print("      " + since(era) + source));
    }
    return 0;
  }

  /** {@return the arrivals, two lines each, at most 80 columns wide} */
  static List<String> arrivals() {
    return Stream.of(Arrival.values())
        .flatMap(arrival -> Stream.of(
            "  " + arrival.letter() + "  " + arrival.label(), "      " + arrival.meaning()))
        .toList();
  }

  private static String since(Era era) {
    return era.ordinal() == 0 ? "" : "since " + era + ": ";
  }

  private void print(String line) {
    regnest.terminal().print(line);
  }
}
