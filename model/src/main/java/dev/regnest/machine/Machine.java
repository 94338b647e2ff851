package dev.regnest.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One CPU's memory, laid out once and run any number of times. */
public final class Machine {
  private final Setup setup;
  private final Layout layout = new Layout();
  private final CpuState state;
  private final int cpuCells;
  private final Devices devices = new Devices();
  private Interposition interposition = Interposition.NONE;
  private int[] words = {};
  private int looked;

  /** Creates a machine with nothing but the CPU's own state; designs add theirs to {@link #layout()}. */
  public Machine(Setup setup) {
    this.setup = setup;
    state = new CpuState(layout, setup);
    cpuCells = layout.size();
  }

  /** {@return the conditions of its runs} */
  public Setup setup() {
    return setup;
  }

  /** {@return where designs define their cells, before the first run} */
  public Layout layout() {
    return layout;
  }

  /** Puts {@code between} between the code of all later runs and what carries out its operations. */
  public void interpose(Interposition between) {
    interposition = between;
  }

  /** {@return whether something stands there, which may hold what neither memory nor the code's own state tells} */
  public boolean isInterposed() {
    return interposition != Interposition.NONE;
  }

  /** {@return all cells so far, by address} */
  public List<Cell> cells() {
    return layout.cells();
  }

  /** {@return how many cells hold the CPU's own state; theirs are the first addresses} */
  public int cpuCells() {
    return cpuCells;
  }

  /**
   * Says that several handlers share a level, of which one runs at each arrival.
   *
   * @param handlers what they are called, in their order; at least two
   */
  public void share(Arrival arrival, List<String> handlers) {
    devices.share(arrival, handlers);
  }

  /** {@return the devices that interrupt at that level, at least one} */
  public List<Device> devices(Arrival arrival) {
    return devices.of(arrival);
  }

  /** {@return the devices of all that may arrive and has a frame, in the order of {@link Arrival}} */
  public List<Device> arriving() {
    return setup.arrivals().stream()
        .filter(arrival -> !arrival.isChoice())
        .flatMap(arrival -> devices(arrival).stream())
        .toList();
  }

  /** {@return those of them that change with the running task} */
  public List<Cell> cellsOfTask() {
    return SecondTask.cells(state);
  }

  /** {@return what those hold, in their order, when a second task begins} */
  public int[] cellsOfTaskAtStart() {
    return SecondTask.atStart(state);
  }

  /** {@return the cell that says which of two CPUs runs the code; empty where there is one} */
  public Optional<Cell> cpuNumber() {
    return Optional.ofNullable(state.cpu);
  }

  /** {@return memory before anything ran} */
  public Values memoryAtFirst() {
    return Values.atFirst(layout);
  }

  /** {@return the addresses of all words so far} */
  int[] words() {
    if (looked < layout.size()) {
      looked = layout.size();
      words = cells().stream()
          .filter(cell -> cell.kind() == Cell.Kind.WORD)
          .mapToInt(Cell::address)
          .toArray();
    }
    return words;
  }

  /** {@return the rule that keeps {@code arrival} from arriving where {@code cpu} stands, or empty if it may} */
  public Optional<LegalityRule> refusing(Cpu cpu, Arrival arrival) {
    return LegalityRule.refusing(cpu, state, arrival);
  }

  /** {@return the cell that says where the CPU runs: in user mode, or how far an entry has come} */
  public Cell place() {
    return state.place;
  }

  /** {@return whether the CPU is in user mode in that memory} */
  public boolean isUserMode(Values memory) {
    return memory.get(state.place.address()) == Place.USER;
  }

  /** {@return the CPU as code sees it, run by {@code driver}} */
  public Cpu cpu(Driver driver, Monitor monitor) {
    return new Cpu(setup, state, driver, interposition.over(driver), monitor);
  }

  /**
   * Runs what looks at memory after everything has returned: nothing arrives, and what it stores is undone. What looks is no part of the
   * design, so nothing stands between it and memory. Where it is given up, looking has ended.
   *
   * @param driver what ran the code until then
   */
  public void atRest(Driver driver, Monitor monitor, Consumer<Cpu> looks) {
    AtRest rest = new AtRest(driver);
    driver.frame().isLedToBy(Dependences.NONE);
    try {
      looks.accept(new Cpu(setup, state, rest, rest, monitor));
    } catch (RunAborted aborted) {
      // The task may come again all the same.
    }
    rest.undo();
  }

  /**
   * Prepares one run from initial memory.
   *
   * @param tracer told of everything, or null
   * @return the run, its task not started
   */
  public NestedExecution execution(
      Handler handler, Adversary adversary, Monitor monitor, Tracer tracer) {
    if (setup.has(Switch.PREEMPTIBLE)) {
      SecondTask second = new SecondTask(state);
      return new TwoTasksExecution(this, state, second, handler, adversary, monitor, tracer);
    }
    return setup.has(Switch.COMPILER_REORDERS)
        ? new ReorderedExecution(this, handler, adversary, monitor, tracer)
        : new NestedExecution(this, handler, adversary, monitor, tracer);
  }
}
