package dev.regnest.stress.memory;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Machine;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Word;
import dev.regnest.perf.Interrupts;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import dev.regnest.perf.UserTask;
import dev.regnest.stress.litmus.Memory;
import java.util.List;
import java.util.Set;

/**
 * One sample of one of the model's own designs, taken in one context of a CPU, over a memory that another context's sample uses too.
 *
 * <p>What the design defines is shared. The state of the CPU and the task's registers are private to each sampler, so that two of them can
 * run side by side and their words can be told apart; on one CPU both would copy the same.
 */
public final class Sampler {
  private static final Register[] ONE = {Register.IP};

  private final Machine machine;
  private final Interrupts interrupts;
  private final UserTask task;
  private final WhoseWords words = new WhoseWords();
  private final OneContext context;

  private Sampler(
      Design design, Set<EventSource> sources, Arrival arrival, List<Register> registers) {
    machine = new Machine(new Setup(Era.V4_6, sources, Set.of(), Set.of(), registers));
    Kernel kernel = new Kernel(machine, words);
    Program program = design.build().apply(kernel);
    interrupts = new Interrupts(kernel, program);
    task = new UserTask(kernel, program);
    context = new OneContext(machine, words, interrupts, arrival);
  }

  /** {@return for each thread a sampler of that design, in a task, of those registers} */
  public static ThreadLocal<Sampler> task(String design, Register... registers) {
    return of(design, null, List.of(registers), EventSource.TASK_EVENT);
  }

  /** {@return for each thread a sampler of that design, in a task} */
  public static ThreadLocal<Sampler> task(String design) {
    return task(design, ONE);
  }

  /** {@return for each thread a sampler of that design, in a softirq over a task} */
  public static ThreadLocal<Sampler> softirq(String design) {
    return of(design, Arrival.SOFTIRQ, List.of(ONE), EventSource.SOFTIRQ_EVENT);
  }

  /** {@return for each thread a sampler of that design, in a hardirq over a task} */
  public static ThreadLocal<Sampler> hardirq(String design) {
    return of(design, Arrival.HARDIRQ, List.of(ONE), EventSource.HRTIMER);
  }

  /** {@return for each thread a sampler of that design, in an NMI over a task} */
  public static ThreadLocal<Sampler> nmi(String design) {
    return of(design, Arrival.NMI, List.of(ONE), EventSource.PMI);
  }

  /** {@return for each thread a sampler of that design, in a task, and in a hardirq and an NMI where {@link #interrupted} lets them in} */
  public static ThreadLocal<Sampler> nested(String design) {
    return of(
        design, null, List.of(ONE), EventSource.TASK_EVENT, EventSource.HRTIMER, EventSource.PMI);
  }

  private static ThreadLocal<Sampler> of(
      String design, Arrival arrival, List<Register> registers, EventSource... sources) {
    Design found = Designs.named(design).orElseThrow();
    return ThreadLocal.withInitial(() -> new Sampler(found, Set.of(sources), arrival, registers));
  }

  /** {@return what the shared cells hold at first} */
  public int[] initial() {
    return context.initial();
  }

  /** {@return the index of the shared cell of that name} */
  public int cell(String name) {
    return context.index(name);
  }

  /** {@return the indices of the shared cells that are the registers of that copy} */
  public int[] cells(String copy) {
    return context.indices(copy + ".");
  }

  /** {@return whose word a cell holds, 1 or 2, or 0 if it was never filled} */
  public static int owner(int token) {
    Word word = Word.ofToken(token);
    return word.origin() == Word.Origin.USER ? word.entry() : 0;
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
   * Takes a task's sample, 1, and one each time that something arrives, 2 for the first line, 3 for the second.
   *
   * @param lines looked at before each access to shared memory; a later one may interrupt an earlier one
   * @return what became of the task's sample; {@link #nested} has the others
   */
  public int interrupted(Memory memory, List<Line> lines) {
    words.expect(3);
    words.expect(2);
    return run(context.listening(memory, lines), 1);
  }

  /** {@return what became of that sample in {@link #interrupted}; {@link WhoseWords#DROPPED} if it never came} */
  public int nested(int owner) {
    return words.seen(owner);
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
