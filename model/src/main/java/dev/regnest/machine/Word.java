package dev.regnest.machine;

import dev.regnest.kernel.Register;

/**
 * The value of one register word: opaque to designs, which can only load, store and emit it.
 *
 * <p>What it stands for is where it came from, as no design can tell two values apart.
 */
public final class Word {
  /** Where a word came from. */
  public enum Origin {
    /** Poison: nobody ever stored here. */
    NEVER_FILLED,
    /** What lay on the kernel stack before the current entry pushed over it. */
    NOT_PUSHED,
    /** Memory of a frame that has returned. */
    FREED,
    /** Static memory that nobody filled. */
    ZEROED,
    /** Stored on purpose as "not available", -1. */
    NOT_AVAILABLE,
    /** A user register, as the entry of a task pushed it. */
    USER,
    /** A register of the interrupted frame. */
    INTERRUPTED,
    /** A register out of a PEBS record. */
    PEBS_RECORD,
    /** A register of the caller, fetched into a per-CPU slot. */
    CALLER,
    /** A word of a callchain. */
    CALLCHAIN,
    /** The length of a callchain: opaque too, as no two chains need be of one length. */
    CALLCHAIN_LENGTH
  }

  /** Poison. */
  public static final Word NEVER_FILLED = of(Origin.NEVER_FILLED);

  /** Poison on a stack, which not even the zeros of static memory stand for: to look at it is an error. */
  public static final Word UNINITIALISED = of(Origin.NEVER_FILLED, 1, Register.R15);

  /** Stale kernel stack. */
  public static final Word NOT_PUSHED = of(Origin.NOT_PUSHED);

  /** A gone frame. */
  public static final Word FREED = of(Origin.FREED);

  /** Zero, as static memory is before anybody fills it. */
  public static final Word ZEROED = of(Origin.ZEROED);

  /** The -1 that perf_get_regs_user() stores for what it cannot know. */
  public static final Word NOT_AVAILABLE = of(Origin.NOT_AVAILABLE);

  private static final Origin[] ORIGINS = Origin.values();
  private static final Register[] REGISTERS = Register.values();
  private static final int REGISTER_SHIFT = 4;
  private static final int WHOSE_SHIFT = 9;
  private static final int REGISTER_MASK = 0x1f;
  private static final int ORIGIN_MASK = 0xf;

  private final int token;

  private Word(int token) {
    this.token = token;
  }

  private static Word of(Origin origin) {
    return new Word(origin.ordinal());
  }

  private static Word of(Origin origin, int whose, Register register) {
    return new Word(whose << WHOSE_SHIFT | register.ordinal() << REGISTER_SHIFT | origin.ordinal());
  }

  /** {@return the word a memory cell holding {@code token} stands for} */
  public static Word ofToken(int token) {
    return new Word(token);
  }

  /** {@return the register that the given entry of the given task pushed; task 0 or 1, entry from 0} */
  public static Word user(int task, int entry, Register register) {
    return of(Origin.USER, entry << 1 | task, register);
  }

  /** {@return the register of the interrupted frame; of cs, whether that was user mode matters} */
  public static Word interrupted(Register register, boolean userMode) {
    return of(Origin.INTERRUPTED, privilege(register, userMode), register);
  }

  /** {@return the register as a PEBS record holds it; of cs, whether it was taken in user mode matters} */
  public static Word pebsRecord(Register register, boolean userMode) {
    return of(Origin.PEBS_RECORD, privilege(register, userMode), register);
  }

  private static int privilege(Register register, boolean userMode) {
    return register == Register.CS && userMode ? 1 : 0;
  }

  /** {@return the register of that sample's caller; samples are numbered from 1} */
  public static Word caller(int sample, Register register) {
    return of(Origin.CALLER, sample, register);
  }

  /** {@return a word of that sample's callchain, told from others by a register's name} */
  public static Word callchain(int sample, Register register) {
    return of(Origin.CALLCHAIN, sample, register);
  }

  /** {@return the length of that sample's callchain} */
  public static Word callchainLength(int sample) {
    return of(Origin.CALLCHAIN_LENGTH, sample, Register.R15);
  }

  /** {@return where it came from} */
  public Origin origin() {
    return ORIGINS[token & ORIGIN_MASK];
  }

  /** {@return which register it was; meaningless for the constants} */
  public Register register() {
    return REGISTERS[token >>> REGISTER_SHIFT & REGISTER_MASK];
  }

  /** {@return whether {@link #register()} means something} */
  public boolean isOfRegister() {
    switch (origin()) {
      case USER:
      case INTERRUPTED:
      case PEBS_RECORD:
      case CALLER:
      case CALLCHAIN:
        return true;
      default:
        return false;
    }
  }

  /** {@return the same word of another register} */
  public Word asOfRegister(Register register) {
    return of(origin(), token >>> WHOSE_SHIFT, register);
  }

  /** {@return whether the cs of an interrupted frame or of a record says user mode} */
  public boolean isOfUserMode() {
    return token >>> WHOSE_SHIFT != 0;
  }

  /** {@return the task of a user register} */
  public int task() {
    return token >>> WHOSE_SHIFT & 1;
  }

  /** {@return the entry that pushed a user register} */
  public int entry() {
    return token >>> WHOSE_SHIFT + 1;
  }

  /** {@return whether it belongs to one sample, {@link #sample()}} */
  public boolean ofSample() {
    return isOfSample(origin());
  }

  private static boolean isOfSample(Origin origin) {
    return origin == Origin.CALLER
        || origin == Origin.CALLCHAIN
        || origin == Origin.CALLCHAIN_LENGTH;
  }

  /** {@return the same word, belonging to another sample} */
  public Word asOfSample(int sample) {
    return of(origin(), sample, register());
  }

  /** {@return the sample that it belongs to, from 1} */
  public int sample() {
    return token >>> WHOSE_SHIFT;
  }

  /** {@return whether the word that stands in memory as {@code token} belongs to that sample} */
  static boolean belongsTo(int sample, int token) {
    return token >>> WHOSE_SHIFT == sample && isOfSample(ORIGINS[token & ORIGIN_MASK]);
  }

  /** {@return the integer that stands for this word in memory} */
  public int token() {
    return token;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word && word.token == token;
  }

  @Override
  public int hashCode() {
    return token;
  }

  @Override
  public String toString() {
    switch (origin()) {
      case NEVER_FILLED:
        return "never filled";
      case NOT_PUSHED:
        return "not pushed yet";
      case FREED:
        return "of a frame that is gone";
      case ZEROED:
        return "zero, filled by nobody";
      case NOT_AVAILABLE:
        return "-1";
      case USER:
        return "user " + register().label() + " of task " + (char) ('A' + task()) + ", entry "
            + entry();
      case INTERRUPTED:
        return "interrupted " + register().label();
      case PEBS_RECORD:
        return "PEBS record's " + register().label();
      case CALLER:
        return register().label() + " of sample " + sample() + "'s caller";
      default:
        return (origin() == Origin.CALLCHAIN ? "callchain" : "length of the callchain")
            + " of sample " + sample();
    }
  }
}
