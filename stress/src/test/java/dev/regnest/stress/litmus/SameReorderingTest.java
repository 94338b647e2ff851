package dev.regnest.stress.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Access;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Monitor;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Waiting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two definitions of what a compiler may do agree where they overlap: plain and ONCE accesses, and barrier(). */
class SameReorderingTest {
  private static final int CELLS = 2;
  private static final int PROGRAMS = 60;

  @Test
  void aHandlerInsideACompiledFrameSeesTheSameInBoth() {
    Random random = new Random(20160425);
    int reordered = 0;
    Map<Difference, Integer> compared = new EnumMap<>(Difference.class);
    for (int i = 0; i < PROGRAMS; i++) {
      List<Op> first = program(random, 4, 1);
      List<Op> second = program(random, 3, 5);
      SortedSet<String> litmus = litmus(first, second);
      SortedSet<String> kernel = new Kernel(first, second).outcomes();
      String programs = first + " interrupted by " + second;
      Difference difference = Difference.of(first).and(Difference.of(second));
      switch (difference) {
        case NONE -> assertEquals(litmus, kernel, programs);
        default -> assertTrue(litmus.containsAll(kernel), programs);
      }
      compared.merge(difference, 1, Integer::sum);
      reordered += litmus.equals(litmus(inOrder(first), inOrder(second))) ? 0 : 1;
    }
    assertTrue(compared.get(Difference.NONE) > PROGRAMS / 10, compared::toString);
    assertTrue(compared.get(Difference.LITMUS_MORE) > PROGRAMS / 10, compared::toString);
    assertTrue(reordered > PROGRAMS / 10, reordered + " programs show that something moved");
  }

  /** If not, the handler could see what was written after READ_ONCE(), but not the store before it: [1, 2, 0]. */
  @Test
  void bothStoreBeforeAReadOnceOfTheSameCell() {
    List<Op> first = List.of(
        new Op(What.STORE, 0, 1), new Op(What.READ_ONCE, 0, 0), new Op(What.WRITE_ONCE, 1, 2));
    List<Op> second = List.of(new Op(What.READ_ONCE, 1, 0), new Op(What.READ_ONCE, 0, 0));
    SortedSet<String> kernel = new Kernel(first, second).outcomes();
    assertFalse(kernel.contains("[1, 2, 0]"), kernel::toString);
    assertEquals(litmus(first, second), kernel);
  }

  private static List<Op> program(Random random, int length, int firstValue) {
    return IntStream.range(0, length)
        .mapToObj(i -> new Op(
            What.values()[random.nextInt(What.values().length)],
            random.nextInt(CELLS),
            firstValue + i))
        .toList();
  }

  /** Whether the litmus engine may predict more, as it does where a program accesses one cell twice in a way on which the two are known to differ. */
  private enum Difference {
    NONE,
    LITMUS_MORE;

    static Difference of(List<Op> program) {
      return IntStream.range(0, program.size())
          .boxed()
          .flatMap(later -> program.subList(0, later).stream()
              .filter(earlier -> earlier.cell() == program.get(later).cell())
              .map(earlier -> of(earlier.what(), program.get(later).what())))
          .reduce(NONE, Difference::and);
    }

    /**
     * A load behind a load: the litmus engine lets it find again what a hoisted one found, as C2 does, for which both are one load. A store
     * behind an output: the litmus engine lets both wait.
     */
    private static Difference of(What earlier, What later) {
      boolean both = earlier.loads() && later.loads();
      boolean stores = later == What.STORE || later == What.WRITE_ONCE;
      return both || earlier == What.OUTPUT && stores ? LITMUS_MORE : NONE;
    }

    Difference and(Difference other) {
      return this == NONE ? other : this;
    }
  }

  private static List<Op> inOrder(List<Op> program) {
    return program.stream()
        .flatMap(op -> List.of(op, new Op(What.BARRIER, 0, 0)).stream())
        .toList();
  }

  private static SortedSet<String> litmus(List<Op> first, List<Op> second) {
    return new Litmus<List<Integer>>(List.of(0, 0), ArrayList::new, on(first), on(second))
        .outcomes(Scheduling.NESTED);
  }

  private static Actor<List<Integer>> on(List<Op> program) {
    return (memory, seen) -> program.forEach(op -> op.on(memory, seen));
  }

  private enum What {
    STORE,
    WRITE_ONCE,
    LOAD,
    READ_ONCE,
    OUTPUT,
    BARRIER;

    boolean loads() {
      return this == LOAD || this == READ_ONCE || this == OUTPUT;
    }
  }

  /** One operation, in both languages; what it loads is added to the outcome. */
  private record Op(What what, int cell, int value) {
    void on(Memory m, List<Integer> seen) {
      switch (what) {
        case STORE -> m.set(cell, value);
        case WRITE_ONCE -> m.setOpaque(cell, value);
        case LOAD -> seen.add(m.get(cell));
        case READ_ONCE -> seen.add(m.getOpaque(cell));
        case OUTPUT -> seen.add(m.word(cell));
        // Java's two lighter fences would let a store sink below a later load.
        default -> m.fullFence();
      }
    }

    void on(Driver driver, List<Cell> cells, int[] seen, int index) {
      Cell at = cells.get(cell);
      switch (what) {
        case STORE -> driver.store(at, value, Access.PLAIN);
        case WRITE_ONCE -> driver.store(at, value, Access.ONCE);
        case LOAD -> seen[index] = driver.load(at, Access.PLAIN);
        case READ_ONCE -> seen[index] = driver.load(at, Access.ONCE);
        case OUTPUT -> driver.output(at, Access.PLAIN, loaded -> seen[index] = loaded);
        default -> driver.barrier();
      }
    }

    boolean loads() {
      return what.loads();
    }
  }

  /** Runs both programs in the machine, by every sequence of decisions of its adversary and its compiler. */
  private static final class Kernel implements Adversary, Compiler, Monitor {
    private final List<Op> first;
    private final List<Op> second;
    private final Machine machine = new Machine(new Setup(
        Era.V4_4,
        Set.of(),
        Set.of(Arrival.NMI),
        Set.of(Switch.COMPILER_REORDERS),
        List.of(Register.IP)));
    private final List<Cell> cells = IntStream.range(0, CELLS)
        .mapToObj(i -> machine.layout().control("x" + i, 0))
        .toList();
    private List<int[]> decisions = new ArrayList<>();
    private int decided;
    private boolean arrived;

    Kernel(List<Op> first, List<Op> second) {
      this.first = first;
      this.second = second;
    }

    SortedSet<String> outcomes() {
      SortedSet<String> outcomes = new TreeSet<>();
      do {
        decided = 0;
        arrived = false;
        outcomes.add(run());
        outcomes.removeIf(String::isEmpty);
      } while (advance());
      return outcomes;
    }

    /** {@return what was loaded, or nothing if the handler never came} */
    private String run() {
      int[] seen = new int[first.size() + second.size()];
      NestedExecution execution = machine.execution(
          (cpu, arrival) -> run(second, Driver.of(cpu), seen, first.size()), this, this, null);
      Driver driver = Driver.of(execution.cpu());
      run(first, driver, seen, 0);
      driver.point();
      driver.point();
      List<Integer> loaded = new ArrayList<>();
      for (int i = 0; i < seen.length; i++) {
        if ((i < first.size() ? first.get(i) : second.get(i - first.size())).loads()) {
          loaded.add(seen[i]);
        }
      }
      return arrived ? loaded.toString() : "";
    }

    private void run(List<Op> program, Driver driver, int[] seen, int from) {
      for (int i = 0; i < program.size(); i++) {
        program.get(i).on(driver, cells, seen, from + i);
      }
    }

    /** Takes the next decision, one of {@code ways}: as before, or the first. */
    private int decide(int ways) {
      if (decided == decisions.size()) {
        decisions.add(new int[] {0, ways});
      }
      return decisions.get(decided++)[0];
    }

    /** Goes on to the next sequence of decisions. {@return false after the last} */
    private boolean advance() {
      decisions = new ArrayList<>(decisions.subList(0, decided));
      while (!decisions.isEmpty()) {
        int[] last = decisions.get(decisions.size() - 1);
        if (++last[0] < last[1]) {
          return true;
        }
        decisions.remove(decisions.size() - 1);
      }
      return false;
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (arrived || decide(2) == 0) {
        return Optional.empty();
      }
      arrived = true;
      return Optional.of(Arrival.NMI);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }

    @Override
    public Compiler compiler() {
      return this;
    }

    @Override
    public boolean putsOff(Cpu cpu) {
      return decide(2) == 1;
    }

    @Override
    public int carriesOut(Cpu cpu, List<? extends Waiting> ready) {
      int way = ready.isEmpty() ? 0 : decide(ready.size() + 1);
      return way == 0 ? Compiler.NOTHING : ready.get(way - 1).point();
    }

    @Override
    public int hoists(Cpu cpu, int from, int arrivals, List<Integer> different) {
      int way = different.isEmpty() ? 0 : decide(different.size() + 1);
      return way == 0 ? arrivals : different.get(way - 1);
    }

    @Override
    public void belowZero(Cpu cpu, Cell counter) {}

    @Override
    public void outOfBounds(Cpu cpu, String array, int index, int length) {}
  }
}
