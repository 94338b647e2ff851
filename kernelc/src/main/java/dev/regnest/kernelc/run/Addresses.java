package dev.regnest.kernelc.run;

import dev.regnest.kernel.Register;

/**
 * Where things lie: each object in a segment of its own, so that no arithmetic leads from one into the next.
 *
 * <p>All addresses of objects outside functions fit into 30 bits, which a cell holds as they are. Those on stacks are such as no integer is by
 * chance.
 */
public final class Addresses {
  /** The most bytes of a variable outside functions. */
  public static final int GLOBAL_SIZE = 1 << 18;

  /** The most variables outside functions. */
  public static final int GLOBALS = (1 << 11) - 1;

  /** The most bytes of a variable inside a function. */
  public static final int LOCAL_SIZE = 1 << 12;

  /** The most variables inside functions. */
  public static final int LOCALS = 1 << 12;

  private static final long TEXT = 0x20000000L;
  private static final long STACK = 0x6b73L << 48;
  private static final int STACK_SHIFT = 24;
  private static final long STACKS = 1L << 32;
  private static final long STACK_OFFSET = (1L << STACK_SHIFT) - 1;
  private static final long TASK_PT_REGS = 0x29000000L;
  private static final long INTERRUPT_REGS = 0x6b74L << 48;
  private static final long PEBS_RECORD = 0x2b000000L;
  private static final int FUNCTION_SHIFT = 4;

  private Addresses() {}

  /** {@return where the variable of that number, from 0, begins} */
  public static long ofGlobal(int number) {
    return (long) (number + 1) * GLOBAL_SIZE;
  }

  /** {@return whether no other object begins between the two, where the first lies in one} */
  public static boolean areInOneObject(long one, long other) {
    int segment = isStack(one) ? LOCAL_SIZE : GLOBAL_SIZE;
    return one / segment == other / segment;
  }

  /** {@return the number of the variable that an address lies in, below 0 for none} */
  static int global(long address) {
    return address < 0 || address >= TEXT ? -1 : (int) (address / GLOBAL_SIZE) - 1;
  }

  /** {@return the bytes from the beginning of the global variable's segment} */
  static int globalOffset(long address) {
    return (int) (address % GLOBAL_SIZE);
  }

  /** {@return where the local variable of that number lies, before its frame is known} */
  public static long ofLocal(int number) {
    return (long) number * LOCAL_SIZE;
  }

  /** {@return the stack of a frame, as one may point at it from elsewhere} */
  static long stack(int frameKind) {
    return STACK + ((long) frameKind << STACK_SHIFT);
  }

  /** {@return whether it is on some stack} */
  static boolean isStack(long address) {
    return address >= STACK && address < STACK + STACKS;
  }

  static int frameKind(long address) {
    return (int) ((address - STACK) >> STACK_SHIFT);
  }

  static int local(long address) {
    return (int) ((address & STACK_OFFSET) / LOCAL_SIZE);
  }

  static int localOffset(long address) {
    return (int) (address % LOCAL_SIZE);
  }

  /** {@return the address of the function of that number} */
  public static long ofFunction(int number) {
    return TEXT + ((long) number << FUNCTION_SHIFT);
  }

  /** {@return the number of the function there, or -1} */
  static int function(long address) {
    boolean text =
        address >= TEXT && address < TASK_PT_REGS && (address & (1 << FUNCTION_SHIFT) - 1) == 0;
    return text ? (int) ((address - TEXT) >> FUNCTION_SHIFT) : -1;
  }

  /** {@return task_pt_regs(current)} */
  public static long taskPtRegs() {
    return TASK_PT_REGS;
  }

  /** {@return the address behind them} */
  static long endOfTaskPtRegs() {
    return TASK_PT_REGS + (long) Register.values().length * Long.BYTES;
  }

  /** {@return whether it lies in them, or right behind their end} */
  static boolean isInTaskPtRegs(long address) {
    return address >= TASK_PT_REGS && address <= endOfTaskPtRegs();
  }

  /** {@return the registers that a handler is given} */
  public static long interruptRegs(int frameKind) {
    return INTERRUPT_REGS + frameKind;
  }

  /** {@return whether those of some handler lie there} */
  static boolean isInterruptRegs(long address) {
    return address >= INTERRUPT_REGS && address < INTERRUPT_REGS + STACKS;
  }

  /** {@return the PEBS record of the running sample} */
  public static long pebsRecord() {
    return PEBS_RECORD;
  }
}
