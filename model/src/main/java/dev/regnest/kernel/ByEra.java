package dev.regnest.kernel;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Something that kernels have each in their own way: what it is from the first era on, and from each that changed it.
 *
 * @param <T> what it is
 */
public final class ByEra<T> {
  private final Map<Era, T> changes;

  private ByEra(Map<Era, T> changes) {
    this.changes = Collections.unmodifiableMap(changes);
  }

  /** {@return what is the same in every era, until one is named that changed it} */
  public static <T> ByEra<T> of(T value) {
    Map<Era, T> first = new EnumMap<>(Era.class);
    first.put(Era.values()[0], value);
    return new ByEra<>(first);
  }

  /**
   * {@return the same, but {@code value} from {@code era} on}
   *
   * @throws IllegalArgumentException unless that is later than every change before
   */
  public ByEra<T> since(Era era, T value) {
    for (Era known : changes.keySet()) {
      if (known.compareTo(era) >= 0) {
        throw new IllegalArgumentException(
            "\"" + era + "\" after \"" + known + "\"; changes are given from old to new");
      }
    }
    Map<Era, T> more = new EnumMap<>(changes);
    more.put(era, value);
    return new ByEra<>(more);
  }

  /** {@return what it is in that era} */
  public T in(Era era) {
    T last = null;
    for (Map.Entry<Era, T> change : changes.entrySet()) {
      if (change.getKey().compareTo(era) <= 0) {
        last = change.getValue();
      }
    }
    return last;
  }

  /** {@return the eras in which it became something else, the first among them, each with what that is} */
  public Map<Era, T> changes() {
    return changes;
  }
}
