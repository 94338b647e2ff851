package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Who stored last to each cell, and what each running sample has stored or pointed at since it began: by that one tells whether somebody
 * disturbed it.
 *
 * <p>A sample's notebook has for each cell the number of its own last store to it, or of the last store of anybody when it took a pointer to it.
 */
final class SampleStores {
  private static final int NEVER = -1;

  private final ByCell lastStore = new ByCell();
  private final ByCell lastStorer = new ByCell();
  private final List<ByCell> notebooks = new ArrayList<>();
  private int stores;

  /** Has a notebook for the frame at that depth, one deeper than the last. */
  void addFrame() {
    notebooks.add(new ByCell());
  }

  /** A sample begins in the frame at that depth. */
  void begin(int depth) {
    notebooks.get(depth).setAll(NEVER);
  }

  /** The sample of that number, in the frame at that depth, stores. */
  void stored(int depth, int address, int sample) {
    stores++;
    lastStore.set(address, stores);
    lastStorer.set(address, sample);
    notebooks.get(depth).set(address, own(stores));
  }

  /** The sample in the frame at that depth takes a pointer. */
  void pointAt(int depth, int address) {
    ByCell since = notebooks.get(depth);
    if (!isOwn(since.get(address))) {
      since.set(address, pointed(stores));
    }
  }

  /** {@return whether nobody stored there since the sample at that depth did, or took its pointer; judged by {@code lastStores}} */
  boolean undisturbed(int depth, int address, ByCell lastStores) {
    return undisturbed(notebooks.get(depth).get(address), lastStores.get(address));
  }

  private static boolean undisturbed(int since, int last) {
    return since == NEVER || last <= since >> 1;
  }

  /** {@return the number of the last store by a sample to each cell} */
  ByCell last() {
    return lastStore;
  }

  /** {@return the number of the sample that last stored there, or 0 if none did} */
  int lastStorer(int address) {
    return lastStorer.get(address);
  }

  /** {@return the notebook of the frame at that depth} */
  ByCell notebook(int depth) {
    return notebooks.get(depth);
  }

  /** Gives the frame at that depth another notebook. {@return the one it had} */
  ByCell exchange(int depth, ByCell other) {
    return notebooks.set(depth, other);
  }

  /**
   * {@return a number for all that can still matter to a sample, on top of {@code state}: which words are its own, by whom they were stored
   * over, and which of those in {@code memory} belong to it}
   */
  long fingerprint(long state, int sample, ByCell notebook, int[] words, Values memory) {
    long mixed = state;
    for (int address : words) {
      int since = notebook.get(address);
      int disturbed = undisturbed(since, lastStore.get(address)) ? 0 : 2;
      int belongs = Word.belongsTo(sample, memory.get(address)) ? 4 : 0;
      mixed = Fingerprint.mix(
          mixed, since == NEVER ? NEVER - belongs : belongs + disturbed + (since & 1));
    }
    return mixed;
  }

  private static int own(int store) {
    return store << 1 | 1;
  }

  private static int pointed(int store) {
    return store << 1;
  }

  private static boolean isOwn(int since) {
    return since != NEVER && (since & 1) == 1;
  }
}
