package dev.regnest.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The claims: five that every design for samples makes, one of whatever waits, and one that a program makes by its own assertions. */
public enum Claim {
  /** Isolation: nobody else stores to my copy between my last store and my load. */
  P1(
      "isolation",
      "another sample stored to a word of its copy after it had stored there itself (or taken the pointer to the copy) and before it loaded the word"),
  /** Truth: an emitted word is the register it says it is. */
  P2("truth", "an emitted word belongs to another task, kernel entry or register"),
  /** Populated: an emitted word was filled. */
  P3("populated", "an emitted word was never filled, not pushed yet, or in a frame that is gone"),
  /** No needless drop: a sample is lost only to true recursion. */
  P4(
      "no needless drop",
      "a sample was dropped, or went out without registers, though the sampling code itself had not fired its event"),
  /** Balance: counters come back to what they were, and indices stay in their arrays. */
  P5("balance", "a counter does not come back to what it was, or an index leaves its array"),
  /** Progress: nothing waits for what it has interrupted. */
  P6(
      "progress",
      "code goes round a loop for ever, or takes a lock that is held, and what it has interrupted would end that"),
  /** Assertions: what the code itself asserts holds, and it does nothing that a CPU answers with an exception. */
  ASSERT(
      "assertions",
      "what the code asserts is not so, or it does what a CPU answers with an exception");

  private static final Set<Claim> OF_SAMPLES = Collections.unmodifiableSet(EnumSet.range(P1, P5));

  private static final Set<Claim> OF_COPIES = Collections.unmodifiableSet(EnumSet.range(P1, P3));

  private final String title;
  private final String brokenIf;

  Claim(String title, String brokenIf) {
    this.title = title;
    this.brokenIf = brokenIf;
  }

  /** {@return those that a design for samples makes} */
  public static Set<Claim> ofSamples() {
    return OF_SAMPLES;
  }

  /** {@return those of a sample's copy of the registers} */
  public static Set<Claim> ofCopies() {
    return OF_COPIES;
  }

  /** {@return what breaks it, to follow "it breaks if"} */
  public String brokenIf() {
    return brokenIf;
  }

  /** {@return its name in words} */
  public String title() {
    return title;
  }
}
