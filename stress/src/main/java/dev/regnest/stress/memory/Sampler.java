package dev.regnest.stress.memory;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.litmus.Memory;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Machine;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Setup;
import dev.regnest.perf.Interrupts;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import dev.regnest.perf.UserTask;
import java.util.List;
import java.util.Set;

/**
 * One sample of one of the model's own designs, taken in one context of a CPU, over a memory that another context's sample uses too.
 *
 * <p>What the design defines is shared. The state of the CPU and the task's registers are private to each sampler, so that two of them can
 * run side by side and their words can be told apart; on one CPU both would copy the same.
 */
public final class Sampler {
  private static final List<Register> WORDS = List.of(Register.IP);

  private final Machine machine;
  private final Interrupts interrupts;
  private final UserTask task;
  private final WhoseWords words = new WhoseWords();
  private final OneContext context;

  private Sampler(Design design, Set<EventSource> sources, Arrival arrival, boolean barriers) {
    machine = new Machine(new Setup(Era.V4_4, sources, Set.of(), Set.of(), WORDS));
    Kernel kernel = new Kernel(machine, words);
    Program program = design.build().apply(kernel);
    interrupts = new Interrupts(kernel, program);
    task = new UserTask(kernel, program);
    context = new OneContext(machine, words, interrupts, arrival, barriers);
  }

  /** {@return for each thread a sampler of that design, in a task} */
  public static ThreadLocal<Sampler> task(String design) {
    return of(design, EventSource.TASK_EVENT, null, /* barriers= */ true);
  }

  /** {@return for each thread a sampler of that design, in a softirq over a task} */
  public static ThreadLocal<Sampler> softirq(String design) {
    return of(design, EventSource.SOFTIRQ_EVENT, Arrival.SOFTIRQ, /* barriers= */ true);
  }

  /** {@return for each thread a sampler of that design, in a hardirq over a task} */
  public static ThreadLocal<Sampler> hardirq(String design) {
    return of(design, EventSource.HRTIMER, Arrival.HARDIRQ, /* barriers= */ true);
  }

  /** {@return for each thread a sampler of that design, in an NMI over a task} */
  public static ThreadLocal<Sampler> nmi(String design) {
    return of(design, EventSource.PMI, Arrival.NMI, /* barriers= */ true);
  }

  /** {@return for each thread a sampler of that design, in a task, and in an NMI wherever {@link #interrupted} lets one in} */
  public static ThreadLocal<Sampler> taskAndNmi(String design) {
    Design found = Designs.named(design).orElseThrow();
    return ThreadLocal.withInitial(() -> new Sampler(
        found, Set.of(EventSource.TASK_EVENT, EventSource.PMI), null, /* barriers= */ true));
  }

  /** {@return the same in a task, with every barrier() left out, the design's and the sampling path's} */
  public static ThreadLocal<Sampler> taskWithoutBarriers(String design) {
    return of(design, EventSource.TASK_EVENT, null, /* barriers= */ false);
  }

  private static ThreadLocal<Sampler> of(
      String design, EventSource source, Arrival arrival, boolean barriers) {
    Design found = Designs.named(design).orElseThrow();
    return ThreadLocal.withInitial(() -> new Sampler(found, Set.of(source), arrival, barriers));
  }

  /** {@return what the shared cells hold at first} */
  public int[] initial() {
    return context.initial();
  }

  /** {@return the index of the shared cell of that name} */
  public int cell(String name) {
    return context.index(name);
  }

  /**
   * Takes the sample.
   *
   * @param memory the shared cells
   * @param owner 1 or 2, whose words these are
   * @return what became of it: {@link WhoseWords#DROPPED}, {@link WhoseWords#OWN}, {@link WhoseWords#FOREIGN} or {@link
   *     WhoseWords#NOBODYS}
   */
  public int sample(Memory memory, int owner) {
    return sample(memory, 0, owner);
  }

  /**
   * Takes the sample on one of several CPUs.
   *
   * @param base the index of that CPU's first shared cell
   */
  public int sample(Memory memory, int base, int owner) {
    return run(context.start(memory, base, owner), owner);
  }

  /**
   * Takes a task's sample, 1, and an NMI's, 2, before the first access to shared memory that finds {@code line} raised.
   *
   * @param line the index of a cell that is not 0 once it is raised
   * @return what became of the task's sample; {@link #nmi} has the NMI's
   */
  public int interrupted(Memory memory, int line) {
    words.expect(2);
    return run(context.listening(memory, line), 1);
  }

  /** {@return what became of the NMI's sample in {@link #interrupted}; {@link WhoseWords#DROPPED} if it never came} */
  public int nmi() {
    return words.seen(2);
  }

  private int run(Cpu cpu, int owner) {
    words.expect(owner);
    try {
      task.run(cpu);
    } catch (RunAborted aborted) {
      return WhoseWords.NOBODYS;
    }
    return words.seen(owner);
  }

  /** {@return whether two designs or contexts share that cell} */
  static boolean isShared(Cell cell) {
    return cell.kind() != Cell.Kind.STATE && !cell.name().startsWith("task_pt_regs");
  }
}
