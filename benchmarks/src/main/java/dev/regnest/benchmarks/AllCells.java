package dev.regnest.benchmarks;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Every cell of the matrix with all registers, one after the other on one thread, as Markdown: first cold, then warm. */
public final class AllCells {
  private static final int ROUNDS = 4;
  private static final int LONGEST = 5;

  private AllCells() {}

  private record Cell(String name, double millis, long states) {}

  /** Prints the tables; takes no arguments. */
  public static void main(String[] arguments) {
    System.out.printf(
        "%n### All cells with %d registers, one thread%n%n", Register.values().length);
    System.out.println("| round | total, CPU ms | median | longest | frame states |");
    System.out.println("|---|---|---|---|---|");
    List<Cell> cells = List.of();
    for (int round = 1; round <= ROUNDS; round++) {
      cells = judged();
      row(round, cells);
    }
    System.out.printf(
        "%n| the longest of the last round | CPU ms | frame states |%n|---|---|---|%n");
    cells
        .subList(0, LONGEST)
        .forEach(cell -> System.out.printf(
            Locale.ROOT, "| %s | %.1f | %d |%n", cell.name(), cell.millis(), cell.states()));
  }

  private static List<Cell> judged() {
    List<Cell> cells = new ArrayList<>();
    for (Design design : Designs.all()) {
      for (Hypothesis hypothesis : Hypotheses.all()) {
        double start = CpuClock.millis();
        long states =
            Engines.judge(design, hypothesis, Register.copyOrder(), () -> false).schedules();
        double millis = CpuClock.millis() - start;
        cells.add(new Cell(design.id() + " under " + hypothesis.id(), millis, states));
      }
    }
    cells.sort(Comparator.comparingDouble(Cell::millis).reversed());
    return cells;
  }

  private static void row(int round, List<Cell> cells) {
    System.out.printf(
        Locale.ROOT,
        "| %d | %.0f | %.2f | %.1f | %d |%n",
        round,
        cells.stream().mapToDouble(Cell::millis).sum(),
        cells.get(cells.size() / 2).millis(),
        cells.get(0).millis(),
        cells.stream().mapToLong(Cell::states).sum());
  }
}
