package dev.regnest.kernelc.run;

import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Rounds;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Word;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.StackPtRegs;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** One frame of a C program: its locals, which nobody else can reach, and where it stands. */
public final class Run {
  /** Of one frame; a loop that comes back to where it was goes round but a few times, see {@link Rounds}. */
  private static final int MOST_ROUNDS = 1 << 20;

  /** One after the other without a barrier: what a compiler may move grows with each. */
  private static final int MOST_MOVABLE_ROUNDS = 1_000;

  private final Cpu cpu;
  private final Image image;
  private final Sample sample;
  private final Locals locals;
  private final LocalRegs localRegs;
  private final boolean[] active;
  private final ControlStack control = new ControlStack();
  private final boolean tellsStates;
  private final boolean keepsAllValues;
  private final boolean keepsAllBits;
  private final Dependencies dependencies;
  private final long stack;
  private final IntSupplier instance;
  private final long interruptRegs;
  private PtRegs handedRegs;
  private String where = "";
  private long result;
  private int label;
  private int[] entry;
  private int entered;
  private int rounds;
  private int movableRounds;
  private int depth;
  private boolean pointed;
  private int[] escapedTo = {};
  private int instanceNumber = -1;
  private int deeds;
  private final Map<Leaf, Long> returned = new IdentityHashMap<>();

  /**
   * Begins a frame.
   *
   * @param sample the sample that it takes, or null
   * @param frameKind whose stack its locals are on, from 0
   * @param instance tells it from others of its kind that are live; null where there are none
   * @param reorders whether a compiler moves its accesses
   */
  public Run(
      Cpu cpu, Image image, Sample sample, int frameKind, IntSupplier instance, boolean reorders) {
    this.cpu = cpu;
    this.image = image;
    this.sample = sample;
    stack = Addresses.stack(frameKind);
    this.instance = instance;
    interruptRegs = Addresses.interruptRegs(frameKind);
    locals = new Locals(image.code().slots());
    localRegs = new LocalRegs(image.code().slots());
    active = new boolean[image.code().functions().size()];
    dependencies = new Dependencies(cpu, image, locals.size(), reorders);
    tellsStates = !reorders && Driver.of(cpu).beginsToTellStates();
    keepsAllValues = !Driver.of(cpu).dropsValues();
    keepsAllBits = !Driver.of(cpu).dropsBits();
  }

  // Where it stands.

  /** Enters the block or the loop of that number. */
  public void enterBlock(int number) {
    control.enter(number);
  }

  /** Leaves it. */
  public void leaveBlock() {
    control.leave();
  }

  /** Comes to the statement, or the round, of that number in the innermost block or loop. */
  public void standsAt(int number) {
    control.at(number);
  }

  /** Comes to a part of the statement that has that number, with nothing held of the rest. */
  public void comesToPart(int number) {
    if (tellsStates) {
      control.enter(number);
      tellState();
      control.leave();
    }
  }

  /** {@return the value of code while a value is held that was evaluated before it} */
  public long holding(Code code) {
    control.hold();
    long value = code.eval(this);
    control.release();
    return value;
  }

  private void tellState() {
    if (tellsStates && !control.holds() && isPlain()) {
      Driver.of(cpu).comesTo(ownState());
    }
  }

  /** {@return whether its locals are all that it has beside memory} */
  private boolean isPlain() {
    return deeds == 0
        && !isEntering()
        && instanceNumber < 0
        && escapedTo.length == 0
        && handedRegs == null
        && !localRegs.isUsed();
  }

  private OwnState ownState() {
    long[] all = new long[control.size() + 2 * locals.size() + 2];
    control.copyTo(all, 0);
    int length = control.size();
    all[length++] = pointed ? -1 : -2;
    for (CFunction function : image.code().functions()) {
      if (active[function.number()]) {
        length = locals.copyTo(function.firstSlot(), function.endSlot(), all, length);
      }
    }
    return new OwnState(where, Arrays.copyOf(all, length));
  }

  /** Nobody reads the variable in that slot again, so that its value is no part of the frame's own state. */
  public void isDead(int slot) {
    if (tellsStates) {
      locals.forget(slot, slot + 1);
    }
  }

  /** The variables in the slots from one up to another, without that, are gone with their block. */
  public void forgetLocals(int from, int to) {
    locals.forget(from, to);
  }

  /** Its code is over, and what it went by is gone. */
  public void ends() {
    control.enter(-1);
    tellState();
    control.leave();
  }

  /** Calls that function with those values. {@return what it returns} */
  public long call(CFunction function, long[] arguments) {
    if (active[function.number()]) {
      throw new Refused(where, function.name() + "() calls itself; recursion is not supported");
    }
    String caller = where;
    Dependencies.Caller from = dependencies.call();
    Dependences statement = dependencies.current();
    Dependences[] passed = dependencies.takeArguments();
    active[function.number()] = true;
    locals.forget(function.firstSlot(), function.endSlot());
    localRegs.clear(function.firstSlot(), function.endSlot());
    for (int i = 0; i < function.parameters().size(); i++) {
      int slot = function.parameters().get(i).slot(0);
      locals.store(slot, arguments[i]);
      dependencies.current(passed.length == 0 ? Dependences.NONE : passed[i]);
      dependencies.store(slot);
    }
    result = 0;
    depth++;
    boolean notProbed = comesTo(function);
    function.body().run(this);
    Frame.of(cpu).inNokprobe(notProbed);
    active[function.number()] = false;
    depth--;
    if (pointed || escapedTo.length > 0) {
      long returned = Stacks.returns(this, function, /* isLast= */ depth == 0, result);
      result = function.returnsStruct() ? result : returned;
    }
    dependencies.returned(from);
    dependencies.join(statement);
    stand(caller);
    return result;
  }

  /** {@return the values of the arguments of a call that comes next} C leaves their order open; gcc on x86-64 begins with the last. */
  public long[] arguments(Code[] codes) {
    long[] values = new long[codes.length];
    Dependences[] passed = new Dependences[codes.length];
    Dependences statement = dependencies.current();
    for (int i = codes.length - 1; i >= 0; i--) {
      dependencies.statement();
      values[i] = codes[i].eval(this);
      passed[i] = dependencies.current();
      statement = statement.and(passed[i]);
    }
    dependencies.current(statement);
    dependencies.passes(passed);
    return values;
  }

  /** Enters its text. {@return whether that from which it is called is not probed} */
  private boolean comesTo(CFunction function) {
    return function.text() == CFunction.Text.CALLERS
        ? Frame.of(cpu).isInNokprobe()
        : Frame.of(cpu).inNokprobe(function.text() == CFunction.Text.NOT_PROBED);
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
    dependencies.returns();
  }

  /** Runs what comes in between; what the function returns, or goes on with, stays as it was. */
  public void aside(Step step) {
    long returned = result;
    int to = label;
    Dependencies.Statement statement = dependencies.stop();
    control.hold();
    step.run(this);
    control.release();
    result = returned;
    label = to;
    dependencies.goOn(statement);
  }

  /** Notes the label that it goes to. */
  public void goesTo(int number) {
    label = number;
  }

  /** {@return the label that it goes to} */
  public int label() {
    return label;
  }

  /** Notes the way to the statement at which what runs next is entered, as a switch does: a statement of each block, an arm of each branch. */
  public void entersAt(int[] way) {
    entry = way;
    entered = 0;
  }

  /** {@return whether what runs next is entered somewhere inside} */
  public boolean isEntering() {
    return entry != null;
  }

  /** {@return the statement at which a block that begins now is entered, or the arm of a branch: the first but for a switch} */
  public int entry() {
    if (entry == null) {
      return 0;
    }
    int at = entry[entered++];
    if (entered == entry.length) {
      entry = null;
    }
    return at;
  }

  /** Sets a local variable to zero. */
  public void clear(DataObject object) {
    locals.clear(object.slot(0), object.slot(0) + object.leaves().size());
    dependencies.statement();
    for (int leaf = 0; leaf < object.leaves().size(); leaf++) {
      dependencies.store(object.slot(leaf));
    }
  }

  /** Goes to a statement on that line. */
  public void at(String line) {
    statement();
    if (!line.equals(where)) {
      stand(line);
    }
    tellState();
  }

  /** Goes to a statement of no line of its own. */
  public void at() {
    statement();
    tellState();
  }

  /** Begins a statement, or a part of one that is computed from no more than what it loads itself. */
  public void statement() {
    dependencies.statement();
  }

  /** Goes to the condition of that number in a statement on that line, or to the value by which it goes on. */
  public void at(String line, int number) {
    control.enter(number);
    at(line);
    control.leave();
  }

  void stand(String line) {
    where = line;
    cpu.comesTo(line);
  }

  /** barrier(), or what is one as well: the compiler moves no access across it. */
  public void barrier() {
    endsRegion();
    cpu.barrier();
  }

  /** Comes to what no access is moved across. */
  public void endsRegion() {
    dependencies.barrier();
  }

  /** {@return what depends on loads} */
  Dependencies dependencies() {
    return dependencies;
  }

  /** {@return the address that {@code code} computes} */
  public long address(Code code) {
    return dependencies.address(this, code);
  }

  // Branches, as far as a compiler cares that moves accesses.

  /** A branch begins, whose condition has been evaluated just now. */
  public void enter() {
    dependencies.enter();
  }

  /** Its condition has been evaluated once more. */
  public void again() {
    dependencies.again();
  }

  /** It is over; {@code arms} says what it may have done. */
  public void leave(Arms arms) {
    dependencies.leave(arms);
  }

  /** {@return the value of a condition on which the run may end here} */
  public long mayEnd(Code condition) {
    Dependences before = dependencies.current();
    dependencies.statement();
    long value = condition.eval(this);
    dependencies.mayEnd();
    dependencies.join(before);
    return value;
  }

  /** {@return the value of an expression inside a statement, which has statements of its own} */
  public long inside(Code code) {
    Dependences before = dependencies.current();
    dependencies.statement();
    long value = code.eval(this);
    dependencies.join(before);
    return value;
  }

  /** Evaluates an assignment that stands in both arms of that many branches around it. */
  public void inBothArms(int branches, Code assignment) {
    dependencies.inBothArms(branches);
    assignment.eval(this);
    dependencies.inBothArms(0);
  }

  /**
   * Goes round a loop once more.
   *
   * @param loop its rounds so far, or null if this is the first
   * @param place the line of the loop
   * @param next the number of the statement at which it goes on
   * @return its rounds
   */
  public Rounds round(Rounds loop, String place, int next) {
    rounds++;
    if (rounds > MOST_ROUNDS) {
      throw new Refused(
          where, "went round loops " + MOST_ROUNDS + " times in one frame; does this end?");
    }
    movableRounds = dependencies.isAccessed() ? movableRounds + 1 : 0;
    if (movableRounds > MOST_MOVABLE_ROUNDS) {
      throw new Refused(
          where,
          "went round loops " + MOST_MOVABLE_ROUNDS
              + " times with no barrier between, where a compiler may move accesses; put barrier() or cpu_relax() into a loop that waits");
    }
    dependencies.claims();
    LoopState all = loop == null ? new LoopState(this, place) : (LoopState) loop;
    cpu.goesRound(all.at(next));
    return all;
  }

  /** {@return a number that is another once something was done to the sample, or the address of a local has been taken or stored anew} */
  long deeds() {
    int ofStack = escapedTo.length << 2 | (pointed ? 2 : 0) | (instanceNumber < 0 ? 0 : 1);
    return (long) deeds << Integer.SIZE | ofStack;
  }

  /** Checks an assertion, written like that, whose condition has been evaluated just now. */
  public void asserts(String assertion, boolean holds) {
    dependencies.claims();
    cpu.asserts(where, assertion, holds);
  }

  /** Begins the condition of an assertion that names those calls. */
  public void forgets(List<Leaf> calls) {
    calls.forEach(returned::remove);
  }

  /** Notes what a call returned that the condition of an assertion names. */
  public void returned(Leaf call, long value) {
    returned.put(call, value);
  }

  /** Comes to an assertion that is about to break and names those local variables and calls. */
  public void decides(List<DataObject> named, List<Leaf> calls) {
    Driver driver = Driver.of(cpu);
    if (!driver.asksForCauses()) {
      return;
    }
    Writing writing = new Writing(image.code());
    for (DataObject object : named) {
      if (locals.isStored(object.slot(0))) {
        driver.decides(
            object.name(), writing.of(object.leaves().get(0), locals.get(object.slot(0))));
      }
    }
    for (Leaf call : calls) {
      if (returned.containsKey(call)) {
        driver.decides(call.name(), writing.of(call, returned.get(call)));
      }
    }
  }

  /** {@return the exception to throw where the kernel would oops} */
  public RunAborted oops(String what) {
    dependencies.claims();
    return cpu.oops(where, what);
  }

  /** {@return the exception to throw where the code waits for ever for what it has interrupted, or for itself} */
  public RunAborted hangs(String what) {
    dependencies.claims();
    return cpu.hangs(where, what);
  }

  /** {@return the exception to throw where an index left its array} */
  public RunAborted outOfBounds(String array, long index, int length) {
    dependencies.claims();
    return cpu.outOfBounds(array, (int) index, length);
  }

  /** {@return what is kept of a value that is stored to that variable: what something may depend on, or all of it} */
  long kept(DataObject variable, long value) {
    int bits = variable.demanded();
    if (bits == Long.SIZE || (bits == 0 ? keepsAllValues : keepsAllBits)) {
      return variable.wrapped(value);
    }
    return value & (1L << bits) - 1;
  }

  /** {@return the CPU} */
  public Cpu cpu() {
    return cpu;
  }

  /** {@return memory} */
  public Image image() {
    return image;
  }

  /** {@return whether this frame takes a sample} */
  public boolean hasSample() {
    return sample != null;
  }

  /** {@return the sample that this frame takes} */
  public Sample sample() {
    if (sample == null) {
      throw new Refused(where, "there is no sample at rest; write out and drop where one is taken");
    }
    dependencies.beforeAnything();
    deeds++;
    return sample;
  }

  /** {@return the sample that this frame takes, to write out what nothing but a check looks at} */
  public Sample emitting() {
    Sample emits = sample();
    dependencies.beforeOutput();
    return emits;
  }

  /** {@return the line that it stands at, as {@code trace.c:12}} */
  public String where() {
    return where;
  }

  /** {@return the address of the registers that this frame's handler is given} */
  public long interruptRegs() {
    return interruptRegs;
  }

  /** {@return whether the registers that its handler is given have been used, whose words only they know} */
  boolean hasHandedRegs() {
    return handedRegs != null;
  }

  /** {@return the registers there} */
  PtRegs handedRegs() {
    if (hasSample()) {
      return sample().interruptRegs();
    }
    if (handedRegs == null) {
      boolean userMode = cpu.interruptedUserMode();
      handedRegs = new StackPtRegs("interrupted pt_regs", r -> Word.interrupted(r, userMode));
    }
    return handedRegs;
  }

  /** Compares two values, of which neither may be a pointer into a frame that is gone unless the other one is no address. */
  public void compares(long one, long other) {
    boolean isGone = one == Stacks.GONE || other == Stacks.GONE;
    if (isGone && Stacks.isOnStack(one) && Stacks.isOnStack(other)) {
      throw oops("comparison of a pointer into a frame that is gone");
    }
  }

  /** {@return the address of the first byte of this frame's stack} */
  public long stack() {
    return stack;
  }

  /** {@return the same, for code that takes an address there} */
  public long pointsToStack() {
    pointed = true;
    return stack;
  }

  /** {@return whether another frame of its kind may be live} */
  boolean hasTwins() {
    return instance != null;
  }

  /** {@return a number from 0 on that no other live frame of its kind has} */
  int instance() {
    if (instanceNumber < 0) {
      instanceNumber = instance.getAsInt();
    }
    return instanceNumber;
  }

  /** Notes that an address of this frame is stored in that place, where it may outlive what it points to. */
  void escapesTo(int place) {
    if (Arrays.stream(escapedTo).noneMatch(known -> known == place)) {
      escapedTo = Arrays.copyOf(escapedTo, escapedTo.length + 1);
      escapedTo[escapedTo.length - 1] = place;
    }
  }

  /** {@return where that was} */
  int[] escapedTo() {
    return escapedTo;
  }

  Locals locals() {
    return locals;
  }

  LocalRegs localRegs() {
    return localRegs;
  }
}
