package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Register;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTest {
  private static final Word USER = Word.user(1, 3, Register.BX);

  private static final List<Word> OF_SAMPLES =
      List.of(Word.caller(2, Register.IP), Word.callchain(2, Register.IP), Word.callchainLength(2));

  @Test
  void aUserRegisterKnowsItsTaskItsEntryAndItself() {
    assertEquals(1, USER.task());
    assertEquals(3, USER.entry());
    assertEquals(Register.BX, USER.register());
    assertEquals("user bx of task B, entry 3", USER.toString());
  }

  @Test
  void isTheSameInMemory() {
    assertEquals(USER, Word.ofToken(USER.token()));
    assertEquals(USER.hashCode(), Word.ofToken(USER.token()).hashCode());
    assertNotEquals(USER.hashCode(), Word.user(0, 3, Register.BX).hashCode());
  }

  @Test
  void anotherRegisterOfTheSameKeepsWhoseItIs() {
    assertEquals(Word.user(1, 3, Register.AX), USER.asOfRegister(Register.AX));
    assertEquals(
        Word.interrupted(Register.AX, false),
        Word.interrupted(Register.SP, false).asOfRegister(Register.AX));
  }

  @Test
  void onlyWordsOfSamplesBelongToOne() {
    for (Word word : OF_SAMPLES) {
      assertTrue(word.ofSample(), word.toString());
      assertEquals(2, word.sample());
      assertEquals(5, word.asOfSample(5).sample());
      assertTrue(Word.belongsTo(2, word.token()), word.toString());
      assertFalse(Word.belongsTo(1, word.token()), word.toString());
    }
    // Task 0's entry 1 is the number 2 too, and no sample's.
    Word user = Word.user(0, 1, Register.AX);
    assertFalse(user.ofSample());
    assertFalse(Word.belongsTo(2, user.token()));
  }

  @Test
  void constantsAreOfNoRegister() {
    for (Word constant : List.of(Word.NEVER_FILLED, Word.NOT_PUSHED, Word.NOT_AVAILABLE)) {
      assertFalse(constant.isOfRegister(), constant.toString());
    }
    assertFalse(Word.callchainLength(2).isOfRegister());
    for (Word word : List.of(
        USER,
        Word.interrupted(Register.AX, false),
        Word.pebsRecord(Register.AX, false),
        OF_SAMPLES.get(0))) {
      assertTrue(word.isOfRegister(), word.toString());
    }
  }

  @Test
  void saysWhatItIs() {
    assertEquals("never filled", Word.NEVER_FILLED.toString());
    assertEquals("not pushed yet", Word.NOT_PUSHED.toString());
    assertEquals("-1", Word.NOT_AVAILABLE.toString());
    assertEquals("interrupted sp", Word.interrupted(Register.SP, false).toString());
    assertEquals("PEBS record's ip", Word.pebsRecord(Register.IP, false).toString());
    assertEquals("ip of sample 2's caller", OF_SAMPLES.get(0).toString());
    assertEquals("callchain of sample 2", OF_SAMPLES.get(1).toString());
    assertEquals("length of the callchain of sample 2", OF_SAMPLES.get(2).toString());
  }
}
