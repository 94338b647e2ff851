package dev.regnest.properties;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A generator of random numbers that were all chosen before, and of nothing but 0 after the last: so that whatever is drawn from one is
 * as simple as its numbers are small and few.
 */
public final class ChosenNumbers implements RandomGenerator {
  private static final int MANY = 100;

  private final Iterator<Integer> numbers;

  /**
   * {@return what a hundred numbers draw} It shrinks as they do, each by itself.
   *
   * @param how draws from them, as it would from a seed
   */
  public static <T> Arbitrary<T> draw(Function<RandomGenerator, T> how) {
    return Arbitraries.integers()
        .between(0, Integer.MAX_VALUE)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(MANY)
        .map(numbers -> how.apply(new ChosenNumbers(numbers)));
  }

  /** Gives out these, 0 or more, one for whatever is asked. */
  ChosenNumbers(List<Integer> numbers) {
    this.numbers = numbers.iterator();
  }

  @Override
  public long nextLong() {
    return numbers.hasNext() ? numbers.next() : 0;
  }

  @Override
  public int nextInt(int bound) {
    return (int) (nextLong() % bound);
  }

  @Override
  public boolean nextBoolean() {
    return nextInt(2) == 1;
  }
}
