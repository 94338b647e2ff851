package dev.regnest.kernelc.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How 64 bits get into a cell: as they are if they fit into 30 bits and a sign, and by a number otherwise. */
final class Words {
  private static final long LIMIT = 1L << 30;

  private final Map<Long, Integer> tokens = new HashMap<>();
  private long[] values = new long[16];

  int token(long value) {
    if (value >= -LIMIT && value < LIMIT) {
      return (int) value;
    }
    Integer known = tokens.get(value);
    if (known != null) {
      return known;
    }
    int number = tokens.size();
    if (number == values.length) {
      values = Arrays.copyOf(values, 2 * number);
    }
    values[number] = value;
    tokens.put(value, (int) LIMIT + number);
    return (int) LIMIT + number;
  }

  long value(int token) {
    return token >= LIMIT ? values[token - (int) LIMIT] : token;
  }
}
