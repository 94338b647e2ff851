package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * The accesses of one frame that a compiler has put off since the last barrier, and which of them must come before what: those to one
 * cell keep their order, so do READ_ONCE(), WRITE_ONCE() and this_cpu operations among themselves, and nothing comes before a load that
 * it depends on.
 *
 * @param waiting the accesses, in program order
 */
public record Pending<W extends Waiting>(List<W> waiting) {
  private static final Pending<?> NONE = new Pending<>(List.of());

  /** {@return none} */
  @SuppressWarnings("unchecked")
  public static <W extends Waiting> Pending<W> none() {
    return (Pending<W>) NONE;
  }

  /** {@return whether nothing waits} */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** {@return these and one more, the last in program order} */
  public Pending<W> with(W access) {
    List<W> more = new ArrayList<>(waiting);
    more.add(access);
    return new Pending<>(List.copyOf(more));
  }

  /** {@return these without that one, which is carried out} */
  public Pending<W> without(W access) {
    return new Pending<>(waiting.stream().filter(other -> other != access).toList());
  }

  /** {@return what may be carried out next: anything, but for what must keep its order behind another} */
  public List<W> ready() {
    List<W> ready = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      if (!waitsForEarlier(i)) {
        ready.add(waiting.get(i));
      }
    }
    return ready;
  }

  private boolean waitsForEarlier(int index) {
    for (int i = 0; i < index; i++) {
      if (keepsOrder(waiting.get(i), waiting.get(index))) {
        return true;
      }
    }
    return false;
  }

  private static boolean keepsOrder(Waiting earlier, Waiting later) {
    return earlier.address() == later.address()
        || earlier.isOrdered() && later.isOrdered()
        || isFor(earlier, later.dependences());
  }

  /** {@return whether it is one of those loads} What was not answered, nothing can depend on. */
  private static boolean isFor(Waiting earlier, Dependences dependences) {
    return earlier.isAnswered() && dependences.contains(earlier.point());
  }

  /** {@return whether a load waits whose value the code has gone on with: until that is found, nothing is sure of what the code does} */
  public boolean isAwaited() {
    for (W access : waiting) {
      if (access.isAnswered()) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return what must be carried out before the frame's next access, in program order}
   *
   * @param address the cell of that access
   * @param isOrdered whether it keeps its order among its like
   * @param dependences the loads that it has to come behind
   * @param inMemory whether it needs what was stored to the cell to be in memory; if not, a store that waits is as good, and then nothing
   *     else that goes to the cell has to come first
   */
  public List<W> before(int address, boolean isOrdered, Dependences dependences, boolean inMemory) {
    if (waiting.isEmpty()) {
      return waiting;
    }
    boolean isForwarded = !inMemory && isStoredLast(address);
    boolean[] in = new boolean[waiting.size()];
    for (int i = in.length - 1; i >= 0; i--) {
      W access = waiting.get(i);
      in[i] = access.address() == address && !isForwarded
          || isOrdered && access.isOrdered()
          || isFor(access, dependences)
          || isBeforeAny(i, in);
    }
    List<W> before = new ArrayList<>();
    for (int i = 0; i < in.length; i++) {
      if (in[i]) {
        before.add(waiting.get(i));
      }
    }
    return before;
  }

  private boolean isStoredLast(int address) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).address() == address) {
        return waiting.get(i).isStore();
      }
    }
    return false;
  }

  private boolean isBeforeAny(int index, boolean[] those) {
    for (int i = index + 1; i < those.length; i++) {
      if (those[i] && keepsOrder(waiting.get(index), waiting.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@return the last store to that cell that waits, whose value the frame's own loads see, or null} */
  public W storeTo(int address) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      W access = waiting.get(i);
      if (access.isStore() && access.address() == address) {
        return access;
      }
    }
    return null;
  }
}
