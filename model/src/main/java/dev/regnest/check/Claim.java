package dev.regnest.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The claims: five that every design for samples makes, one of whatever waits, and one that a program makes by its own assertions. */
public enum Claim {
  /** Isolation: nobody else stores to my copy between my last store and my load. */
  P1("isolation"),
  /** Truth: an emitted word is the register it says it is. */
  P2("truth"),
  /** Populated: an emitted word was filled. */
  P3("populated"),
  /** No needless drop: a sample is lost only to true recursion. */
  P4("no needless drop"),
  /** Balance: counters come back to what they were, and indices stay in their arrays. */
  P5("balance"),
  /** Progress: nothing waits for what it has interrupted. */
  P6("progress"),
  /** Assertions: what the code itself asserts holds, and it does nothing that a CPU answers with an exception. */
  ASSERT("assertions");

  private static final Set<Claim> OF_SAMPLES = Collections.unmodifiableSet(EnumSet.range(P1, P5));

  private static final Set<Claim> OF_COPIES = Collections.unmodifiableSet(EnumSet.range(P1, P3));

  private final String title;

  Claim(String title) {
    this.title = title;
  }

  /** {@return those that a design for samples makes} */
  public static Set<Claim> ofSamples() {
    return OF_SAMPLES;
  }

  /** {@return those of a sample's copy of the registers} */
  public static Set<Claim> ofCopies() {
    return OF_COPIES;
  }

  /** {@return its name in words} */
  public String title() {
    return title;
  }
}
