package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Computed;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/** Writes down the operations of a design's code while it runs, in the order in which they stand there. */
public final class Operations implements Interposition {
  private final List<Site> sites = new ArrayList<>();
  private final Set<Site> reached = new HashSet<>();
  private final Map<Site, Optional<Cell.Kind>> memory = new HashMap<>();
  private final Map<Site, Optional<Integer>> values = new HashMap<>();
  private final Set<Site> givingBack = new HashSet<>();
  private final Set<String> lines = new HashSet<>();

  /** {@return what has run so far} */
  public List<Operation> inOrder() {
    return sites.stream()
        .map(site -> new Operation(
            site,
            memory.get(site),
            values.getOrDefault(site, Optional.empty()),
            givingBack.contains(site)))
        .toList();
  }

  /** {@return the lines of source that have been come by} */
  public Set<String> lines() {
    return Set.copyOf(lines);
  }

  /** {@return the sites that have been come by since this was asked last} */
  public Set<Site> takeReached() {
    Set<Site> since = Set.copyOf(reached);
    reached.clear();
    return since;
  }

  @Override
  public Accesses over(Driver driver) {
    return new Noting(driver);
  }

  /** A site that is new stands right after the one that ran before it, or after its line, or else last, as far as their stages let it. */
  private void note(Site site, Site before, Optional<Cell.Kind> touched) {
    reached.add(site);
    if (memory.putIfAbsent(site, touched) != null) {
      return;
    }
    int at = before == null ? sites.size() : sites.indexOf(before) + 1;
    while (at < sites.size() && !before.isOnLineOf(site) && before.isOnLineOf(sites.get(at))) {
      at++;
    }
    while (at > 0 && sites.get(at - 1).stage().compareTo(site.stage()) > 0) {
      at--;
    }
    while (at < sites.size() && sites.get(at).stage().compareTo(site.stage()) < 0) {
      at++;
    }
    sites.add(at, site);
  }

  private void noteValue(Site site, int value) {
    values.merge(
        site, Optional.of(value), (one, other) -> one.equals(other) ? one : Optional.empty());
  }

  private void noteChange(Optional<Site> site, Cell cell, int value) {
    if (value == cell.initial()) {
      site.ifPresent(givingBack::add);
    }
  }

  private final class Noting extends Through {
    /** How far a frame has come in its stage. */
    private final class Progress {
      private final Map<Site, Integer> passed = new HashMap<>();

      /** What is there as far as it has looked itself, in code that has lines. */
      private final Map<Cell, Integer> found = new HashMap<>();

      private Site last;
    }

    private final ObjectNames names = new ObjectNames();
    private final List<Progress> frames = new ArrayList<>();

    Noting(Driver driver) {
      super(driver);
    }

    private Progress progress() {
      int depth = driver.frame().depth();
      while (frames.size() <= depth) {
        frames.add(new Progress());
      }
      return frames.get(depth);
    }

    @Override
    public void sampleBegins() {
      progress().last = null;
      progress().found.clear();
    }

    @Override
    public void begins(Stage stage) {
      progress().passed.clear();
    }

    private Optional<Site> passes(Site.Kind kind, String object, Optional<Cell.Kind> touched) {
      Stage stage = driver.frame().stage();
      if (stage == null) {
        return Optional.empty();
      }
      Progress progress = progress();
      Site first = new Site(stage, kind, object, driver.frame().source(), 0);
      Site site = first.hasLine()
          ? first
          : first.repeated(progress.passed.merge(first, 1, Integer::sum) - 1);
      note(site, progress.last, touched);
      progress.last = site;
      return Optional.of(site);
    }

    private Optional<Site> passes(Site.Kind kind, Cell cell) {
      return passes(kind, names.of(cell), Optional.of(cell.kind()));
    }

    private void passes(Site.Kind kind, String object) {
      passes(kind, object, Optional.empty());
    }

    @Override
    public int load(Cell cell, Access access) {
      Optional<Site> site = passes(Site.Kind.LOAD, cell);
      int value = driver.load(cell, access);
      if (site.isPresent() && site.get().hasLine()) {
        progress().found.put(cell, value);
      }
      return value;
    }

    @Override
    public void store(Cell cell, int value, Access access) {
      Optional<Site> site = passes(Site.Kind.STORE, cell);
      if (cell.kind() != Cell.Kind.WORD) {
        site.ifPresent(at -> noteValue(at, value));
      }
      if (site.isPresent() && site.get().hasLine()) {
        Integer found = progress().found.put(cell, value);
        if (found != null && found != value) {
          noteChange(site, cell, value);
        }
      }
      driver.store(cell, value, access);
    }

    @Override
    public int add(Cell cell, int delta) {
      Optional<Site> site = passes(Site.ofAdd(delta), cell);
      int value = driver.add(cell, delta);
      noteChange(site, cell, value);
      return value;
    }

    @Override
    public void add(Cell cell, int delta, IntConsumer then) {
      Optional<Site> site = passes(Site.ofAdd(delta), cell);
      driver.add(cell, delta, noting(site, cell, then));
    }

    @Override
    public int update(Cell cell, IntUnaryOperator operation) {
      Optional<Site> site = passes(Site.Kind.UPDATE, cell);
      int was = driver.update(cell, operation);
      int value = operation.applyAsInt(was);
      if (value != was) {
        noteChange(site, cell, value);
      }
      return was;
    }

    @Override
    public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
      Optional<Site> site = passes(Site.Kind.UPDATE, cell);
      driver.update(cell, operation, noting(site, cell, then));
    }

    private IntConsumer noting(Optional<Site> site, Cell cell, IntConsumer then) {
      return value -> {
        noteChange(site, cell, value);
        then.accept(value);
      };
    }

    @Override
    public void output(Cell cell, Access access, IntConsumer then) {
      passes(Site.Kind.LOAD, cell);
      driver.output(cell, access, then);
    }

    @Override
    public void barrier() {
      passes(Site.Kind.BARRIER, Mutation.BARRIER);
      driver.barrier();
    }

    @Override
    public Predicate answering(Predicate asked) {
      passes(Site.Kind.ASK, asked.call());
      return asked;
    }

    @Override
    public boolean masks(String operation) {
      passes(Site.Kind.MASK, operation);
      return true;
    }

    @Override
    public long computes(Computed what, String text, long value) {
      passes(Site.Kind.of(what), text);
      return value;
    }

    @Override
    public void comesTo(String line) {
      if (driver.frame().stage() != null && !line.isEmpty()) {
        lines.add(line);
      }
    }

    @Override
    public boolean storesToStack(String name) {
      passes(Site.Kind.STACK_STORE, name);
      return true;
    }
  }
}
