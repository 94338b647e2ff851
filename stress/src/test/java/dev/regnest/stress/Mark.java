package dev.regnest.stress;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.StateCase;

/**
 * What the description of an outcome claims beyond its grade, in its first words.
 *
 * <p>A test that never reaches the moment it is about says nothing, and one that was built to break has to break: so what has to be seen and
 * is not is a failure.
 */
enum Mark {
  /** Has to be seen, in any of the JVMs. */
  MUST_BE_SEEN("Must be seen:"),
  /** Has to be seen where C2 compiled everything. */
  MUST_BE_SEEN_UNDER_C2("Must be seen under C2:"),
  /** C2 leaves no trace of it. */
  NEVER_UNDER_C2("Never under C2:");

  /** An outcome has to be seen only if it is seen more often than this, on a busy machine too. */
  static final double LEAST_RATE = 1e-4;

  /** Samples that count for a claim of never. */
  static final long ENOUGH = 50_000;

  /** What the interpreter leaves before C2 has linked and compiled everything, at the most. */
  private static final double NEVER = 5e-5;

  private final String text;

  Mark(String text) {
    this.text = text;
  }

  /** {@return the claim that a row makes, or empty if it makes none} */
  static Optional<Mark> of(StateCase row) {
    return Stream.of(values())
        .filter(mark -> row.description().startsWith(mark.text))
        .findFirst();
  }

  /** {@return whether only samples of {@link Compiler#C2} count} */
  boolean isUnderC2() {
    return this != MUST_BE_SEEN;
  }

  boolean isToBeSeen() {
    return this != NEVER_UNDER_C2;
  }

  /** {@return what is missing so far, or empty if nothing is} */
  Optional<String> lack(StateCase row, long count, long samples) {
    if (isToBeSeen()) {
      return count > 0
          ? Optional.empty()
          : Optional.of("never seen" + where() + ": " + described(row));
    }
    return samples >= ENOUGH
        ? Optional.empty()
        : Optional.of(samples + " samples" + where() + ", expected " + ENOUGH + " or more");
  }

  /** {@return what is wrong, or empty if nothing is} */
  Optional<String> failure(StateCase row, long count, long samples) {
    return isToBeSeen() || samples < ENOUGH || count <= samples * NEVER
        ? Optional.empty()
        : Optional.of(String.format(
            Locale.ROOT, "seen %d times in %d%s: %s", count, samples, where(), described(row)));
  }

  private String where() {
    return isUnderC2() ? " under C2" : "";
  }

  private static String described(StateCase row) {
    return row.matchPattern() + " (" + row.description() + ")";
  }
}
