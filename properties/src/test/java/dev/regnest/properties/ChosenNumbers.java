package dev.regnest.properties;

import dev.regnest.protocol.Draw;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Numbers that jqwik chose, to draw something from; nothing but 0 after the last. */
public final class ChosenNumbers implements Draw {
  private static final int MANY = 100;

  /** A multiple of most bounds, so that no number is much likelier than another, and small, so that few steps lead to 0. */
  private static final int BELOW = 120;

  private final Iterator<Integer> numbers;

  private ChosenNumbers(List<Integer> numbers) {
    this.numbers = numbers.iterator();
  }

  /**
   * {@return what a hundred numbers draw} Each number shrinks towards 0 by itself, so what they draw shrinks well if it gives every number
   * the same meaning whatever those before it are.
   *
   * @param how draws from them, below 120 each
   */
  public static <T> Arbitrary<T> draw(Function<Draw, T> how) {
    return Arbitraries.integers()
        .between(0, BELOW - 1)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(MANY)
        .map(numbers -> how.apply(new ChosenNumbers(numbers)));
  }

  @Override
  public int below(int bound) {
    return numbers.hasNext() ? numbers.next() % bound : 0;
  }
}
