package dev.regnest.kernel;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegisterTest {
  @Test
  void entryPushesTheTwentyOneWordsInTheOrderOfPushRegs() {
    assertEquals(
        "ss sp flags cs ip orig_ax di si dx cx ax r8 r9 r10 r11 bx bp r12 r13 r14 r15",
        labels(Register.pushOrder()));
  }

  @Test
  void theNumberPushedCountsFromSsToR15() {
    // r11 is the last word that v4.4's syscall path saves: 15 of 21.
    assertEquals(1, Register.SS.pushed());
    assertEquals(15, Register.R11.pushed());
    assertEquals(21, Register.R15.pushed());
  }

  @Test
  void theWordsThatV44LeavesOutAreTheSixAfterR11() {
    assertEquals(
        "bx bp r12 r13 r14 r15",
        labels(Register.pushOrder().stream().filter(Register::calleeSaved).toList()));
  }

  @Test
  void copyAndOutputOrderHoldEveryWordOnce() {
    for (List<Register> order : List.of(Register.copyOrder(), Register.outputOrder())) {
      assertEquals(21, order.size());
      assertEquals(EnumSet.allOf(Register.class), EnumSet.copyOf(order));
    }
  }

  @Test
  void outputFollowsThePerfEventX86Numbering() {
    assertEquals(
        "ax bx cx dx si di bp sp ip flags cs ss r8 r9 r10 r11 r12 r13 r14 r15 orig_ax",
        labels(Register.outputOrder()));
  }

  @Test
  void aPebsRecordHoldsAllButCsSsAndOrigAx() {
    assertEquals(
        EnumSet.of(Register.CS, Register.SS, Register.ORIG_AX),
        EnumSet.copyOf(
            Stream.of(Register.values()).filter(r -> !r.inPebsRecord()).toList()));
  }

  @Test
  void aNameFindsItsRegisterAndNoOther() {
    assertEquals(Optional.of(Register.ORIG_AX), Register.named("orig_ax"));
    assertEquals(Optional.empty(), Register.named("rax"));
    assertEquals(Optional.empty(), Register.named("AX"));
  }

  private static String labels(List<Register> registers) {
    return registers.stream().map(Register::label).collect(joining(" "));
  }

  /** 21 words of eight bytes: of a perf_sample_data of 384 bytes, what the copy takes. */
  @Test
  void aCopyIsOf168Bytes() {
    assertEquals(168, Long.BYTES * Register.values().length);
  }
}
