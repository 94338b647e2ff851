package dev.regnest.evidence;

import dev.regnest.evidence.compare.Comparison;
import dev.regnest.evidence.compare.Difference;
import dev.regnest.evidence.format.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest compare OLD NEW}: what moved between two results. */
@Command(
    name = "compare",
    description = {
      "List the cells whose verdict, broken claims, bound or shortest schedule moved between two results.json.",
      "Exits with 1 if something got worse, 0 if not."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int WORSE = 1;

  @ParentCommand
  private Regnest regnest;

  @Parameters(index = "0", paramLabel = "OLD.json", description = "The results before.")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW.json", description = "The results after.")
  private Path after;

  @Override
  public Integer call() {
    Comparison comparison = new Comparison(Json.read(before), Json.read(after));
    List<Difference> differences = comparison.differences();
    differences.forEach(difference -> regnest.terminal().print(difference.line()));
    regnest.terminal().print(comparison.summary(differences));
    boolean worse = differences.stream().anyMatch(d -> d.way() == Difference.Way.WORSE);
    return worse ? WORSE : 0;
  }
}
