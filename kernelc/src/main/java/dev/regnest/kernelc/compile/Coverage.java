package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which statements of other files than the hypothesis itself, as those of a kernel tree, some run has come to.
 *
 * <p>Runs of several threads note what they reach here: a statement that was reached stays so.
 */
public final class Coverage {
  private final String own;
  private final List<Line> lines = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();

  /** A function: where it begins, where it ends when it does not give up, and where a branch leaves it. */
  private record Watched(String name, Position begin, List<Position> ends, List<Position> ways) {}

  /** One statement. */
  static final class Line {
    private final Position at;
    private volatile boolean reached;

    private Line(Position at) {
      this.at = at;
    }

    void reach() {
      if (!reached) {
        reached = true;
      }
    }
  }

  Coverage(String own) {
    this.own = own;
  }

  /** {@return the statement there, to be told when a run comes to it, or null if it is one of the hypothesis or of the prelude} */
  Line at(Position at) {
    if (at.file().equals(own) || at.file().equals(Prelude.OF_TREES)) {
      return null;
    }
    Line line = new Line(at);
    lines.add(line);
    return line;
  }

  /**
   * Watches whether runs of a function get through it.
   *
   * @param name the function
   * @param begin where it begins
   * @param ends the statements of its outermost block after which it is over
   * @param ways the statements inside branches that leave it
   */
  public void watch(String name, Position begin, List<Position> ends, List<Position> ways) {
    watched.add(new Watched(name, begin, ends, ways));
  }

  /** {@return those of the watched functions that runs came into, and all left at one place before they were through} */
  public List<String> leftEarly() {
    return watched.stream()
        .filter(f -> isReached(f.begin()) && f.ends().stream().noneMatch(this::isReached))
        .filter(f -> f.ways().stream().filter(this::isReached).count() < 2)
        .map(Watched::name)
        .toList();
  }

  /** Where there is no statement, nobody knows. */
  private boolean isReached(Position at) {
    List<Line> there = lines.stream().filter(line -> line.at.equals(at)).toList();
    return there.isEmpty() || there.stream().anyMatch(line -> line.reached);
  }

  /** Adds what runs of the same file have come to elsewhere. */
  public void add(Coverage other) {
    for (int i = 0; i < lines.size(); i++) {
      if (other.lines.get(i).reached) {
        lines.get(i).reach();
      }
    }
  }

  /** Begins again. */
  public void forget() {
    lines.forEach(line -> line.reached = false);
  }

  /** {@return the lines that no run has come to, file by file, as {@code callchain.c:158}; empty if none came to anything} */
  public List<String> unreached() {
    if (lines.stream().noneMatch(line -> line.reached)) {
      return List.of();
    }
    Map<String, Map<Integer, Boolean>> all = new TreeMap<>();
    for (Line line : lines) {
      all.computeIfAbsent(line.at.file(), file -> new TreeMap<>())
          .merge(line.at.line(), line.reached, Boolean::logicalOr);
    }
    List<String> unreached = new ArrayList<>();
    all.forEach((file, places) -> places.forEach((number, reached) -> {
      if (!reached) {
        unreached.add(new Position(file, number, 1).lineText());
      }
    }));
    return unreached;
  }
}
