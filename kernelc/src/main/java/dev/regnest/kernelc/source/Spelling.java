package dev.regnest.kernelc.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word a misspelt one may be. */
public final class Spelling {
  private Spelling() {}

  /** {@return the known name that takes the fewest edits to reach, at most {@code most}; the first of several} */
  public static Optional<String> nearest(String name, Collection<String> known, int most) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> Math.abs(k.length() - name.length()) <= most)
        .min(Comparator.comparingInt(k -> edits(lower, k.toLowerCase(Locale.ROOT))))
        .filter(k -> edits(lower, k.toLowerCase(Locale.ROOT)) <= most);
  }

  /** {@return the number of letters to insert, delete or replace} */
  public static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
