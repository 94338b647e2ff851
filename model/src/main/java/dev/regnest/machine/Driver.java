package dev.regnest.machine;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * What executes the accesses of one machine: straight on memory under an {@link Adversary}, or as an engine sees fit.
 *
 * <p>Accesses made through {@link #load}, {@link #store}, {@link #update} and {@link #point} are points: something may arrive before each.
 */
public interface Driver extends Accesses {
  /** {@return what executes the accesses of that CPU, for the kernel's own code around designs and for engines} */
  static Driver of(Cpu cpu) {
    return cpu.driver();
  }

  @Override
  default int add(Cell cell, int delta) {
    return update(cell, value -> value + delta) + delta;
  }

  @Override
  default void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
    then.accept(operation.applyAsInt(update(cell, operation)));
  }

  @Override
  default void add(Cell cell, int delta, IntConsumer then) {
    update(cell, value -> value + delta, then);
  }

  @Override
  default void output(Cell cell, Access access, IntConsumer then) {
    then.accept(load(cell, access));
  }

  /** Lets things arrive before an operation that is no memory access, or before the frame returns. */
  void point();

  /** Lets things arrive before a mask operation, which changes {@code mask}. */
  void point(Cell mask);

  /**
   * Makes accesses of several cells at one point, as one instruction does whose operand spans them: something may arrive before the first of
   * them and before no other. Not asked where a compiler moves accesses.
   */
  default void together(Runnable accesses) {
    throw new IllegalStateException("makes one access at a time");
  }

  /** Tells, by {@code report}, what is wrong with what the running frame did, as soon as it is sure that it did that. */
  default void whenCertain(Runnable report) {
    report.run();
  }

  /** The run is about to be stopped, what is wrong being told: loads that wait must find what the code was answered. */
  default void aborts() {}

  /**
   * Stands at the head of a loop that may go round without bound, at which the code has no more state of its own than it had the first
   * time.
   */
  void loopHead();

  /**
   * Goes round a loop once more.
   *
   * @param loop its rounds so far
   * @param isBack whether the code is in a state of its own that {@code loop} remembers
   */
  void goesRound(Rounds loop, boolean isBack);

  /**
   * Code of the running frame begins that can tell all that it goes by beside memory, until the frame ends or other such code begins. {@return
   * whether it is to}
   */
  default boolean beginsToTellStates() {
    return false;
  }

  /** Such code comes to a state of its own: where two are equal, and nothing else has run in between, it goes on alike. */
  default void comesTo(Object ownState) {}

  /** {@return whether code need not keep values that nothing depends on, though it makes the accesses} */
  default boolean dropsValues() {
    return false;
  }

  /** {@return whether code need not keep the high bits of values, where nothing depends on these} */
  default boolean dropsBits() {
    return false;
  }

  /** {@return whether the adversary takes that way, at a point of its own} */
  boolean choose(Arrival choice);

  /** {@return whether the adversary takes that way where the running code stands, which is no point} */
  boolean takes(Arrival choice);

  /** {@return the value of a cell, where nothing can arrive} */
  int peek(Cell cell);

  /** {@return how much a count of nested frames holds, of which {@link #peek} need only tell none from some} */
  default int peekNested(Cell count) {
    return peek(count);
  }

  /** Sets a cell, where nothing can arrive and no sample is the writer. */
  void poke(Cell cell, int value);

  /** Adds to a count that the same frame takes back before it returns, where nothing can arrive. */
  void adjust(Cell count, int units);

  /** Adjusts a count of nested frames, once up and once down in a frame. */
  void nest(Cell count, int units);

  /** Starts a sample in the running frame. */
  void beginSample();

  /** {@return the number of the running sample, from 1} */
  int sample();

  /** Ends the sample of the running frame. */
  void endSample();

  /** Notes that the running sample points at {@code cell} from now on, unless it has stored there itself. */
  void pointAt(Cell cell);

  /** Reports, by {@code report}, where another sample stored to {@code cell} since the running sample last stored there or took its pointer. */
  void ifDisturbed(Cell cell, Runnable report);

  /** Ends the current entry of {@code task}, whose number {@code entry} holds. */
  void endEntry(int task, Cell entry);

  /** {@return whether the running code only repeats what it did before it was left half done, so that nothing of it happens} */
  default boolean isRepeating() {
    return false;
  }

  /** {@return the CPU that runs the code, 0 or 1} */
  default int cpuNumber() {
    return 0;
  }

  /** {@return the same, as the code asks for it, at a point of its own} */
  default int smpProcessorId() {
    point();
    return cpuNumber();
  }

  /**
   * {@return what {@code question} finds, which looks at memory and may change it, once: code that is repeated, to go on where it was left,
   * is told what it was told before}
   */
  default boolean decides(BooleanSupplier question) {
    return question.getAsBoolean();
  }

  /** {@return the cell that an access to {@code cell} by the running code reaches: on two CPUs, that of its own} */
  default Cell here(Cell cell) {
    return cell;
  }

  /** {@return who holds the lock that the other task is about to take, as {@link SleepingLock#holder}; 0 where it takes none, or a free one} */
  default int otherTaskWaitsFor() {
    return 0;
  }

  /** {@return the running frame} */
  Frame frame();

  /** {@return the number of frames below the running one} */
  int depth();

  /** {@return whether somebody asks which loads of the code led to what it does} */
  default boolean asksForCauses() {
    return false;
  }

  /** Notes that the running code has come past a branch, and might have stored to those addresses, and, if {@code others}, through pointers. */
  default void passedBy(int[] addresses, boolean others) {}

  /** Notes that an assertion is about to break that names a local variable or a call, which has that value. */
  default void decides(String named, String value) {}

  /** Notes that code has looked at that cell where everything has returned, and found that value. */
  default void lookedAt(Cell cell, int value) {}

  /** Notes that the running code asked where it is. */
  void asked(Predicate predicate, int answer);

  /** Notes an operation that is no access, such as {@code local_irq_enable()} or the push of a word by kernel entry. */
  default void did(Deed deed) {}
}
