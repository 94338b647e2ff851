package dev.regnest.explore.prover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of one frame whose code waits in loops, and those among them from which it never comes to its end.
 *
 * <p>A frame hangs in a state if no way leads from there to its end: not by its own code, whatever is chosen, and not by whatever arrives.
 * That this is told right rests on three things.
 *
 * <ul>
 *   <li>The states are all that are reached, and finitely many, as code goes back to the head of a loop where its own state recurs: what it
 *       does from there depends on nothing but that and memory. States are one where they agree on all that anybody may still read, so
 *       what one can do the other can. Every arrival that is legal is one of the ways, with each of its outcomes, so an arrival whose store
 *       ends the loop, next or after any number of others, is a way out. So is each value that the code chooses.
 *   <li>{@link LateInjection} leaves arrivals out, and no way to the end with them: an arrival that it does not try at a point is tried
 *       further on, the latest before the loop goes back, from a state that this frame comes to by its own code alone.
 *   <li>What is left once no way out exists is a state in which the frame goes on for ever, if its own code leads from it back to it. A
 *       run that a failed assumption ends is none, and comes back to nothing.
 * </ul>
 *
 * <p>In the last round every summary of what arrives is complete, so none of the ways is missing.
 */
final class Progress {
  /** How a state is reached from the one before it. */
  enum Way {
    /** By the frame's own code, which chooses nothing. */
    OWN,
    /** By a choice. */
    CHOICE,
    /** By what arrived. */
    ARRIVAL
  }

  /**
   * A state in which the frame goes round a loop for ever.
   *
   * @param at the state at the loop's head
   * @param place the loop's place in the source
   */
  record Standstill(FrameState at, String place) {}

  private static final class Node {
    final List<Node> before = new ArrayList<>();
    final List<Node> own = new ArrayList<>();
    final List<Node> chosen = new ArrayList<>();
    Standstill head;
    boolean ends;
    boolean goesRound;
    int mark;
  }

  private static final int ON_THE_WAY = 1;
  private static final int DONE = 2;

  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  /** Comes to a state from that of number {@code from}, or from none if negative. {@return the number of the state} */
  int comes(Object state, int from, Way way) {
    int number = numbers.computeIfAbsent(state, isNew -> {
      nodes.add(new Node());
      return nodes.size() - 1;
    });
    if (from >= 0) {
      Node node = nodes.get(number);
      Node last = nodes.get(from);
      node.before.add(last);
      switch (way) {
        case OWN -> last.own.add(node);
        case CHOICE -> last.chosen.add(node);
        case ARRIVAL -> {}
      }
    }
    return number;
  }

  /** Notes that a state is at the head of a loop; of several ways there the cheapest is kept. */
  void isHead(int number, Standstill there) {
    Standstill known = nodes.get(number).head;
    if (known == null || there.at().cost < known.at().cost) {
      nodes.get(number).head = there;
    }
  }

  /** Notes that the frame comes to its end from a state. */
  void ends(int number) {
    nodes.get(number).ends = true;
  }

  /** {@return states, one for each cycle of them, in which the frame goes round for ever if it takes no way that is offered} */
  List<Standstill> standstills() {
    return cycles(/* withChoices= */ false);
  }

  /** {@return the same where it has to take such ways again and again, besides those that have been asked for before} */
  List<Standstill> standstillsByChoice() {
    return cycles(/* withChoices= */ true);
  }

  private List<Standstill> cycles(boolean withChoices) {
    noteWhatEnds();
    nodes.forEach(node -> node.mark = node.ends || node.goesRound ? DONE : 0);
    List<Standstill> found = new ArrayList<>();
    for (Node node : nodes) {
      if (node.mark == 0) {
        search(node, withChoices, found);
      }
    }
    return found;
  }

  private void noteWhatEnds() {
    Deque<Node> toLookAt =
        new ArrayDeque<>(nodes.stream().filter(node -> node.ends).toList());
    while (!toLookAt.isEmpty()) {
      for (Node before : toLookAt.pop().before) {
        if (!before.ends) {
          before.ends = true;
          toLookAt.push(before);
        }
      }
    }
  }

  private record Visit(Node node, Deque<Node> next) {}

  /** Depth first: a step to a state that is on the way closes a cycle. */
  private static void search(Node from, boolean withChoices, List<Standstill> found) {
    List<Visit> way = new ArrayList<>();
    way.add(visit(from, withChoices));
    while (!way.isEmpty()) {
      Visit last = way.get(way.size() - 1);
      Node next = last.next().poll();
      if (next == null) {
        last.node().mark = DONE;
        last.node().goesRound |= last.node().own.stream().anyMatch(node -> node.goesRound);
        way.remove(way.size() - 1);
      } else if (next.mark == ON_THE_WAY) {
        next.goesRound = true;
        found.add(headOnTheWay(way, next));
      } else if (next.mark == 0) {
        way.add(visit(next, withChoices));
      }
    }
  }

  private static Visit visit(Node node, boolean withChoices) {
    node.mark = ON_THE_WAY;
    Deque<Node> next = new ArrayDeque<>(node.own);
    if (withChoices) {
      next.addAll(node.chosen);
    }
    return new Visit(node, next);
  }

  private static Standstill headOnTheWay(List<Visit> way, Node first) {
    int at = way.size() - 1;
    while (way.get(at).node() != first) {
      at--;
    }
    return way.subList(at, way.size()).stream()
        .map(visit -> visit.node().head)
        .filter(head -> head != null)
        .min(Comparator.comparingInt(head -> head.at().cost))
        .orElseThrow(() -> new IllegalStateException("a cycle without the head of a loop"));
  }
}
