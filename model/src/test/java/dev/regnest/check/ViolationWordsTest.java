package dev.regnest.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Violation.AssertionFailed;
import dev.regnest.check.Violation.Hang;
import dev.regnest.check.Violation.Imbalance;
import dev.regnest.check.Violation.Interference;
import dev.regnest.check.Violation.Leak;
import dev.regnest.check.Violation.NeedlessDrop;
import dev.regnest.check.Violation.Oops;
import dev.regnest.check.Violation.OutOfBounds;
import dev.regnest.check.Violation.WrongValue;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of a headline for each kind of violation: its name, where it shows, which claim it breaks. */
class ViolationWordsTest {
  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(
            new Interference("softirq", "slot.ax", "NMI"),
            "P1 Interference: softirq sample, slot.ax"),
        Arguments.of(
            new WrongValue("task", "slot.ip", "user ip", "user ax"),
            "P2 WrongValue: task sample, slot.ip"),
        Arguments.of(new Leak("NMI", "slot.bp", "never filled"), "P3 Leak: NMI sample, slot.bp"),
        Arguments.of(
            new NeedlessDrop("hardirq", "was lost: no free slot"),
            "P4 NeedlessDrop: hardirq sample"),
        Arguments.of(new Imbalance("nesting", "is 1"), "P5 Imbalance: nesting"),
        Arguments.of(new OutOfBounds("slots", 4, 4), "P5 OutOfBounds: slots[4], ends the run"),
        Arguments.of(
            new AssertionFailed("a.c:1", "WARN_ON(x)"),
            "ASSERT AssertionFailed: a.c:1, WARN_ON(x)"),
        Arguments.of(new Oops("a.c:2", "BUG_ON(x)"), "ASSERT Oops: a.c:2, BUG_ON(x), ends the run"),
        Arguments.of(
            new Hang("a.c:3", "deadlock: l is held already"),
            "P6 Hang: a.c:3, deadlock: l is held already, ends the run"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aHeadlineNamesTheClaimTheKindAndThePlace(Violation violation, String words) {
    assertEquals(
        words,
        violation.claim() + " " + violation.kind() + ": " + violation.place()
            + (violation.endsTheRun() ? ", ends the run" : ""));
  }

  @Test
  void everyKindHasItsWords() {
    assertEquals(
        List.of(Violation.class.getPermittedSubclasses()),
        kinds().map(kind -> kind.get()[0].getClass()).toList());
  }

  @Test
  void samplesMakeFiveOfTheClaimsEachOfWhichHasATitle() {
    assertEquals(EnumSet.complementOf(EnumSet.of(Claim.P6, Claim.ASSERT)), Claim.ofSamples());
    assertEquals(
        List.of(
            "isolation",
            "truth",
            "populated",
            "no needless drop",
            "balance",
            "progress",
            "assertions"),
        Stream.of(Claim.values()).map(Claim::title).collect(Collectors.toList()));
  }
}
