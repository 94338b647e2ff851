package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.ToolName;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Why;
import dev.regnest.report.Sources;
import dev.regnest.report.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** The options that ask for kill counts beside a matrix, and the counting. */
final class Kills {
  private static final int WIDTH = 100;
  private static final int CELL = 9;

  @Option(
      names = "--kills",
      description =
          "Count, too, how many mutants of each design are killed; slow the first time, and kept in a file until the sources change.")
  private boolean asked;

  @Option(
      names = "--kills-file",
      paramLabel = "FILE",
      description = "Keep the counts there (default: beside the built command line).")
  private Path file;

  boolean isAsked() {
    return asked;
  }

  /** {@return a table of the counts, those designs that agree in one row, with "?" where {@code stop} came first} */
  List<String> table(
      List<List<Judgement>> designs, EraOption era, BooleanSupplier stop, Terminal terminal) {
    String model = Sources.modelHash();
    KillsFile known = new KillsFile(file == null ? beside() : file, model);
    List<Callable<List<String>>> rows = designs.stream()
        .map(judgements -> (Callable<List<String>>) () -> row(judgements, model, era, known, stop))
        .toList();
    List<List<String>> counts = Cores.run(rows, terminal);
    known.save();
    Map<List<String>, List<String>> agreeing = new LinkedHashMap<>();
    for (int i = 0; i < designs.size(); i++) {
      String id = designs.get(i).get(0).design().id();
      agreeing.computeIfAbsent(counts.get(i), c -> new ArrayList<>()).add(id);
    }
    List<String> lines =
        new ArrayList<>(List.of(" mutants killed, of how many (" + ToolName.here() + " why)"));
    agreeing.forEach((row, ids) -> {
      lines.addAll(Text.wrap(" ", " ", String.join(", ", ids), WIDTH));
      StringBuilder line = new StringBuilder();
      row.forEach(cell -> line.append(String.format(Locale.ROOT, " %-" + (CELL - 1) + "s", cell)));
      lines.add(line.toString().stripTrailing());
    });
    return lines;
  }

  private static Path beside() {
    String folder = System.getProperty("regnest.launcher");
    return Path.of(folder == null ? System.getProperty("java.io.tmpdir") : folder, "kills.txt");
  }

  private static List<String> row(
      List<Judgement> judgements,
      String model,
      EraOption era,
      KillsFile known,
      BooleanSupplier stop) {
    Design design = judgements.get(0).design();
    List<String> row = new ArrayList<>();
    Mutants mutants = null;
    for (Judgement judgement : judgements) {
      Hypothesis hypothesis = judgement.hypothesis();
      KillCount.Of of = KillCount.Of.cell(model, design, hypothesis);
      if (known.get(of).isEmpty()) {
        if (mutants == null) {
          mutants = Subject.of(design).mutants(List.of(), era);
        }
        Why why = Why.of(mutants, hypothesis, stop);
        if (stop.getAsBoolean()) {
          row.add("?");
          continue;
        }
        known.put(of, new KillCount((int) why.killed(), why.trials().size()));
      }
      row.add(known.get(of).orElseThrow().toString());
    }
    return row;
  }
}
