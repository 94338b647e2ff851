package dev.regnest.properties;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What get_recursion_context() and put_recursion_context() are asked by contexts that interrupt one another.
 *
 * <p>A get comes from a new frame, in the context that runs or a higher one. Where it finds its level busy, the frame returns at once;
 * otherwise it returns after its put. Every frame has returned at the end.
 *
 * @param operations in order
 */
public record RecursionOperations(List<Operation> operations) {
  private static final int MOST = 40;

  /** As many numbers pick a put as a get, or most gets would find the highest level busy. */
  private static final int GETS_AND_PUTS = 7;

  private static final List<List<Integer>> EDGES = Stream.concat(
          Stream.of(List.<Integer>of(), List.of(0, 1, 2, 3)),
          IntStream.rangeClosed(0, 3).mapToObj(level -> List.of(level, level)))
      .toList();

  /** One of them, the gets in the order of their levels. */
  public enum Operation {
    GET_IN_TASK,
    GET_IN_SOFTIRQ,
    GET_IN_HARDIRQ,
    GET_IN_NMI,
    PUT;

    /** {@return the level that a get is for, 0 to 3} */
    public int level() {
      return ordinal();
    }

    /** {@return whether it is a get} */
    public boolean isGet() {
      return this != PUT;
    }

    @Override
    public String toString() {
      return isGet() ? "get" + level() : "put";
    }
  }

  /** Copies the list. */
  public RecursionOperations {
    operations = List.copyOf(operations);
  }

  /** {@return up to forty of them, and among the edge cases none, each level taken twice, and all four nested} */
  public static Arbitrary<RecursionOperations> any() {
    return Arbitraries.integers()
        .between(0, GETS_AND_PUTS)
        .list()
        .ofMaxSize(MOST)
        .map(RecursionOperations::of)
        .edgeCases(edges -> EDGES.stream().map(RecursionOperations::of).forEach(edges::add));
  }

  /**
   * {@return what these numbers pick} A number below 4 picks a get at that level, or at the one that runs if that is higher; any other picks
   * a put, or nothing where none is due.
   */
  static RecursionOperations of(List<Integer> numbers) {
    List<Operation> operations = new ArrayList<>();
    Deque<Integer> held = new ArrayDeque<>();
    for (int number : numbers) {
      if (number < Operation.PUT.ordinal()) {
        int level = held.isEmpty() ? number : Math.max(held.peek(), number);
        operations.add(Operation.values()[level]);
        if (!held.contains(level)) {
          held.push(level);
        }
      } else if (!held.isEmpty()) {
        operations.add(Operation.PUT);
        held.pop();
      }
    }
    held.forEach(level -> operations.add(Operation.PUT));
    return new RecursionOperations(operations);
  }

  @Override
  public String toString() {
    return operations.stream().map(Operation::toString).collect(Collectors.joining(" "));
  }
}
