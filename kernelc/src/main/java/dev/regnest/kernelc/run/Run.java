package dev.regnest.kernelc.run;

import dev.regnest.machine.Cpu;
import dev.regnest.machine.RunAborted;
import java.util.Arrays;

/** One frame of a C program: its locals, which nobody else can reach, and where it stands. */
public final class Run {
  /** What a local holds that nothing was stored to. */
  static final long UNINITIALISED = 0x8badf00ddeadbeefL;

  private static final int MOST_ROUNDS = 1_000;

  private final Cpu cpu;
  private final Image image;
  private final Sample sample;
  private final boolean atRest;
  private final long[] locals;
  private final LocalRegs localRegs;
  private final boolean[] active;
  private final long stack;
  private String where = "";
  private long result;
  private int label;
  private int entry;
  private int rounds;

  /** Begins a frame; {@code frameKind} says whose stack its locals are on, from 0. */
  public Run(Cpu cpu, Image image, Sample sample, int frameKind, boolean atRest) {
    this.cpu = cpu;
    this.image = image;
    this.sample = sample;
    this.atRest = atRest;
    stack = Addresses.stack(frameKind);
    locals = new long[image.code().slots()];
    localRegs = new LocalRegs(image.code().slots());
    active = new boolean[image.code().functions().size()];
  }

  /** Calls that function with those values. {@return what it returns} */
  public long call(CFunction function, long[] arguments) {
    if (active[function.number()]) {
      throw new Refused(where, function.name() + "() calls itself; recursion is not supported");
    }
    String caller = where;
    active[function.number()] = true;
    Arrays.fill(locals, function.firstSlot(), function.endSlot(), UNINITIALISED);
    localRegs.clear(function.firstSlot(), function.endSlot());
    for (int i = 0; i < function.parameters().size(); i++) {
      locals[function.parameters().get(i).slot(0)] = arguments[i];
    }
    result = 0;
    function.body().run(this);
    active[function.number()] = false;
    stand(caller);
    return result;
  }

  /** Calls the function at that address. {@return what it returns} */
  public long callAt(long address, long[] arguments) {
    int number = Addresses.function(address);
    if (number < 0 || number >= image.code().functions().size()) {
      throw oops(address == 0 ? "call of a NULL pointer" : "call of what is no function");
    }
    CFunction function = image.code().functions().get(number);
    if (function.parameters().size() != arguments.length) {
      throw oops("call of " + function.name() + "() with " + arguments.length + " arguments");
    }
    return call(function, arguments);
  }

  /** Notes what the running function returns. */
  public void returns(long value) {
    result = value;
  }

  /** Notes the label that it goes to. */
  public void goesTo(int number) {
    label = number;
  }

  /** {@return the label that it goes to} */
  public int label() {
    return label;
  }

  /** Notes that the next block is entered at that statement, as a switch does. */
  public void entersAt(int statement) {
    entry = statement;
  }

  /** {@return the statement at which a block that begins now is entered: its first but for a switch} */
  public int entry() {
    int at = entry;
    entry = 0;
    return at;
  }

  /** Sets a local variable to zero. */
  public void clear(DataObject object) {
    Arrays.fill(locals, object.slot(0), object.slot(0) + object.leaves().size(), 0);
  }

  /** Goes to a statement on that line. */
  public void at(String line) {
    if (!line.equals(where)) {
      stand(line);
    }
  }

  private void stand(String line) {
    where = line;
    cpu.frame().standsAt(line);
  }

  /** Goes round a loop once more. */
  public void round() {
    rounds++;
    if (rounds > MOST_ROUNDS) {
      throw new Refused(
          where, "went round loops " + MOST_ROUNDS + " times in one frame; does this end?");
    }
  }

  /** {@return the exception to throw where the kernel would oops} */
  public RunAborted oops(String what) {
    return cpu.oops(where, what);
  }

  /** {@return the exception to throw where an index left its array} */
  public RunAborted outOfBounds(String array, long index, int length) {
    return cpu.outOfBounds(array, (int) index, length);
  }

  /** {@return the CPU} */
  public Cpu cpu() {
    return cpu;
  }

  /** {@return memory} */
  public Image image() {
    return image;
  }

  /** {@return the sample that this frame takes, or null} */
  public Sample sample() {
    return sample;
  }

  /** {@return whether everything has returned, so that nothing can arrive} */
  boolean isAtRest() {
    return atRest;
  }

  /** {@return the line that it stands at, as {@code trace.c:12}} */
  public String where() {
    return where;
  }

  /** {@return the address of the first byte of this frame's stack} */
  public long stack() {
    return stack;
  }

  long[] locals() {
    return locals;
  }

  LocalRegs localRegs() {
    return localRegs;
  }
}
