package dev.regnest.explore;

import dev.regnest.check.Checker;
import dev.regnest.design.Design;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Handler;
import dev.regnest.machine.Machine;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Onlooker;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Tracer;
import dev.regnest.perf.Interrupts;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import dev.regnest.perf.SampleObserver;
import dev.regnest.perf.UserTask;
import java.util.List;

/** One design built into one machine, ready to run any number of times from the same start. */
public final class Model {
  private final Machine machine;
  private final Interrupts interrupts;
  private final UserTask task;
  private final Program program;
  private final Checker checker = new Checker();
  private final SampleObserver told;

  /** Builds the design under the given conditions. */
  public Model(Design design, Setup setup) {
    this(design, setup, null);
  }

  /** Builds it with a witness of what the checker is told, or null. */
  Model(Design design, Setup setup, SampleObserver witness) {
    machine = new Machine(setup);
    told = witness == null ? checker : new Witnessed(witness, checker);
    Kernel kernel = new Kernel(machine, told);
    program = design.build().apply(kernel);
    interrupts = new Interrupts(kernel, program);
    task = new UserTask(kernel, program);
  }

  /** {@return the machine} */
  public Machine machine() {
    return machine;
  }

  /** {@return the checker that every run reports to} */
  public Checker checker() {
    return checker;
  }

  /** {@return all cells so far, by address} */
  public List<Cell> cells() {
    return machine.cells();
  }

  /** {@return the code of everything that may arrive} */
  public Handler handler() {
    return interrupts;
  }

  /** {@return the task at the bottom} */
  public UserTask task() {
    return task;
  }

  /** {@return whether every value that the program asks for is tried, where nobody knows which it has} */
  public boolean triesAllValues() {
    return program.triesAllValues();
  }

  /** {@return how often at most parts of it run however much arrives, in words; empty where nothing else bounds them} */
  String ownBounds() {
    return program.ownBounds();
  }

  /** {@return what to say where it came by no assertion, if it takes no samples; empty if samples are what is tested} */
  String untested() {
    return program.untested();
  }

  /** {@return what that cell holds, as the program would write it} */
  String written(Cell cell, int value) {
    return program.written(cell, value);
  }

  /** {@return the classes that the design is made of, by which its source is found} */
  public List<Class<?>> code() {
    return program.code();
  }

  /** {@return whether the program copies the words of registers at all} */
  public boolean copiesWords() {
    return program.copiesWords();
  }

  /** {@return whether what a sample emits is compared word with word, so that words cannot be judged one at a time} */
  public boolean comparesWords() {
    return program.comparesWords();
  }

  /** {@return whether what comes between two words matters beyond them, as {@link Program#asksBetweenWords}} */
  public boolean asksBetweenWords() {
    return program.asksBetweenWords();
  }

  /** {@return whether code of the program looks at memory after everything has returned} */
  public boolean looksAtRest() {
    return !program.atRest().isEmpty();
  }

  /** Checks what must hold after everything has returned. */
  public void atRest(Cpu cpu) {
    checker.atRest(cpu, cells());
    program.atRest().forEach(looks -> machine.atRest(Driver.of(cpu), told, looks));
  }

  /** Runs the task once; the checker then holds what was violated. */
  public void run(Adversary adversary, Tracer tracer, Checker.Listener listener) {
    run(adversary, tracer, listener, /* onlooker= */ null);
  }

  /** Runs it the same with somebody looking on. */
  void run(Adversary adversary, Tracer tracer, Checker.Listener listener, Onlooker onlooker) {
    NestedExecution execution = machine.execution(interrupts, adversary, told, tracer);
    execution.watchedBy(onlooker);
    checker.startRun(execution::lastStorer, listener);
    try {
      task.run(execution.cpu());
      execution.finish();
      atRest(execution.cpu());
    } catch (RunAborted aborted) {
      // The checker has been told why; nothing that follows an access outside its array means
      // anything.
    }
  }
}
