package dev.regnest.check;

/** The five claims that every design makes. */
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
  P5("balance");

  private final String title;

  Claim(String title) {
    this.title = title;
  }

  /** {@return its name in words} */
  public String title() {
    return title;
  }
}
