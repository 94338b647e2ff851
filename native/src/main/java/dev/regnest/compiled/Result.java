package dev.regnest.compiled;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one compiler at one level made of a file under one hypothesis.
 *
 * @param file the file's name
 * @param hypothesis the id of the hypothesis
 * @param compiler the compiler's short version
 * @param level what stands behind {@code -O}
 * @param instructions the instructions of the outermost frames that something can interrupt
 * @param bad those before which something arrives so that a claim breaks
 * @param runs how many runs that took, each of them made twice
 * @param heldBack places at which a mask holds an arrival back
 * @param undelivered runs whose instruction was not reached
 * @param disagreed runs that ended otherwise when they were repeated
 * @param gone the lines of assertions that the compiler has removed
 * @param asserts whether anything is claimed in what is left
 * @param breaks the first run that broke each claim
 * @param failure why it says nothing
 */
public record Result(
    String file,
    String hypothesis,
    String compiler,
    String level,
    long instructions,
    long bad,
    long runs,
    long heldBack,
    long undelivered,
    long disagreed,
    List<Integer> gone,
    boolean asserts,
    List<Break> breaks,
    Optional<Failure> failure) {
  /** {@return the names of the claims that broke} */
  public Set<String> claims() {
    Set<String> claims = new TreeSet<>();
    breaks.forEach(broken -> claims.add(broken.claim()));
    return claims;
  }

  /** {@return whether every arrival was delivered, and every run repeated itself} */
  public boolean isComplete() {
    return failure.isEmpty() && undelivered == 0 && disagreed == 0;
  }

  /** {@return whether nothing was asked of it: nothing can arrive, or no claim is left in the code} */
  public boolean isVacuous() {
    return failure.isEmpty() && breaks.isEmpty() && (instructions == 0 || !asserts);
  }
}
