package dev.regnest.benchmarks;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernelc.CFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The designs that are written in C as well as in Java, each under the hypotheses that its file names, as Markdown: first cold, then warm. */
public final class Twins {
  private static final int ROUNDS = 6;

  private Twins() {}

  private record Twin(CFile inC, Design inJava) {}

  /** What the proofs of one design cost, in CPU milliseconds and in frame states. */
  private record Cost(
      String id, double millisInC, double millisInJava, long statesInC, long statesInJava) {
    double ratio() {
      return millisInC / millisInJava;
    }
  }

  /** Prints the tables; takes the folder of the files. */
  public static void main(String[] arguments) throws IOException {
    List<Twin> twins = twins(Path.of(arguments[0]));
    System.out.printf("%n### %d designs in C and in Java, one thread%n%n", twins.size());
    System.out.println(
        "| round | in C, CPU ms | in Java | ratio | dearest of one design | states in C | in Java |");
    System.out.println("|---|---|---|---|---|---|---|");
    List<Cost> least = List.of();
    for (int round = 1; round <= ROUNDS; round++) {
      List<Cost> costs = twins.stream().map(Twins::cost).toList();
      row(Integer.toString(round), costs);
      least = round <= ROUNDS / 2 ? costs : least(least, costs);
    }
    row("least of each, warm", least);
  }

  private static List<Twin> twins(Path folder) throws IOException {
    List<Twin> twins = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        Design design = Designs.named(name.replace(".c", "")).orElseThrow();
        twins.add(new Twin(CFile.of(name, Files.readString(file)), design));
      }
    }
    return twins;
  }

  private static Cost cost(Twin twin) {
    double inC = 0;
    double inJava = 0;
    long statesInC = 0;
    long statesInJava = 0;
    for (String name : twin.inC().head().hypotheses()) {
      Hypothesis hypothesis = Hypotheses.named(name).orElseThrow();
      double start = CpuClock.millis();
      statesInC += states(twin.inC().design(), twin.inC().under(hypothesis));
      double between = CpuClock.millis();
      statesInJava += states(twin.inJava(), hypothesis);
      inC += between - start;
      inJava += CpuClock.millis() - between;
    }
    return new Cost(twin.inJava().id(), inC, inJava, statesInC, statesInJava);
  }

  private static long states(Design design, Hypothesis hypothesis) {
    return Prover.judge(design, hypothesis, Registers.REPRESENTATIVE, () -> false)
        .schedules();
  }

  /** Of each design the round in which both together cost least, as what else runs on the machine adds to it. */
  private static List<Cost> least(List<Cost> some, List<Cost> others) {
    List<Cost> least = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      least.add(both(some.get(i)) < both(others.get(i)) ? some.get(i) : others.get(i));
    }
    return least;
  }

  private static double both(Cost cost) {
    return cost.millisInC() + cost.millisInJava();
  }

  private static void row(String label, List<Cost> costs) {
    double inC = costs.stream().mapToDouble(Cost::millisInC).sum();
    double inJava = costs.stream().mapToDouble(Cost::millisInJava).sum();
    Cost dearest =
        costs.stream().max((a, b) -> Double.compare(a.ratio(), b.ratio())).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f | %.2f, %s | %d | %d |%n",
        label,
        inC,
        inJava,
        inC / inJava,
        dearest.ratio(),
        dearest.id(),
        costs.stream().mapToLong(Cost::statesInC).sum(),
        costs.stream().mapToLong(Cost::statesInJava).sum());
  }
}
