package dev.regnest.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The 21 words of x86-64's {@code struct pt_regs}, in the order of their addresses.
 *
 * <p>Entry code pushes them from the last to the first. Source: arch/x86/include/asm/ptrace.h; arch/x86/entry/calling.h PUSH_REGS.
 */
public enum Register {
  R15,
  R14,
  R13,
  R12,
  BP,
  BX,
  R11,
  R10,
  R9,
  R8,
  AX,
  CX,
  DX,
  SI,
  DI,
  ORIG_AX,
  IP,
  CS,
  FLAGS,
  SP,
  SS;

  private static final List<Register> PUSH_ORDER = reversed();

  private static final List<Register> COPY_ORDER = List.of(
      IP, AX, CX, DX, SI, DI, R8, R9, R10, R11, ORIG_AX, FLAGS, SP, CS, SS, BP, BX, R12, R13, R14,
      R15);

  private static final List<Register> OUTPUT_ORDER = List.of(
      AX, BX, CX, DX, SI, DI, BP, SP, IP, FLAGS, CS, SS, R8, R9, R10, R11, R12, R13, R14, R15,
      ORIG_AX);

  private static List<Register> reversed() {
    List<Register> order = new ArrayList<>(Arrays.asList(values()));
    Collections.reverse(order);
    return List.copyOf(order);
  }

  /** {@return all words in the order in which entry code pushes them: ss first, r15 last} */
  public static List<Register> pushOrder() {
    return PUSH_ORDER;
  }

  /** {@return all words in the order of perf_get_regs_user(): first those it can know, ip before all, then those it stores -1 for} Source:
   * arch/x86/kernel/perf_regs.c, v4.4 to v6.19. */
  public static List<Register> copyOrder() {
    return COPY_ORDER;
  }

  /** {@return all words in the order of perf_output_sample_regs(): enum perf_event_x86_regs, and orig_ax, which that lacks} */
  public static List<Register> outputOrder() {
    return OUTPUT_ORDER;
  }

  /** {@return the word of that C name, or empty if there is none} */
  public static Optional<Register> named(String name) {
    return Arrays.stream(values()).filter(r -> r.label().equals(name)).findFirst();
  }

  /** {@return the name of the field in {@code struct pt_regs}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return how many words entry code has pushed once this one is on the stack, 1 to 21} */
  public int pushed() {
    return values().length - ordinal();
  }

  /** {@return whether v4.4's syscall fast path leaves this word out: bx, bp, r12 to r15} */
  public boolean calleeSaved() {
    return ordinal() <= BX.ordinal();
  }

  /** {@return whether a PEBS record holds this word: all but cs, ss and orig_ax} Source: arch/x86/events/intel/ds.c. */
  public boolean inPebsRecord() {
    return this != CS && this != SS && this != ORIG_AX;
  }
}
