package dev.regnest.explore.prover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states that a frame was in, told apart by nothing but what can still matter: live variables, of memory. */
final class Visited {
  private static final long MANY_ARE_MINE = 1L << 31;

  private final LongTuples states = new LongTuples(64);
  private final MemoryNumbers memories = new MemoryNumbers();
  private final IntArrays moves = new IntArrays();
  private CellSet relevant = CellSet.NONE;
  private CellSet ifWritten = CellSet.NONE;
  private boolean many;
  private int entriesToldApart;

  /** Numbers of sets that are more than a word. */
  private final Map<CellSet, Integer> sets = new HashMap<>();

  /**
   * Forgets all.
   *
   * @param cells those that this frame, or one below, or any handler may still read
   * @param read those that handlers of its kind read before they write them: of these, what they held when the frame began and hold now
   *     says all that is asked about whether they were written
   * @param isTask whether it is of the task: below it is no frame to be told which entries have ended
   */
  void startAgain(CellSet cells, CellSet read, boolean isTask) {
    states.clear();
    memories.clear();
    memories.tellApartBy(cells);
    relevant = cells;
    many = !cells.isNarrow();
    entriesToldApart = isTask ? 0 : -1;
    ifWritten = cells.minus(read);
    sets.clear();
  }

  /** {@return whether the frame was not in that state before} */
  boolean add(Block block, int at, Path path) {
    long place = (long) (path.isForArrivals ? ~at : at) << 32 | block.number();
    long values = (long) number(path.moves) << 34
        | (long) memories.number(path.memory.values()) << 2
        | path.entriesEnded & entriesToldApart;
    boolean few = path.mine.isNarrow();
    return states.add(
        few ? place : place | MANY_ARE_MINE,
        values,
        few ? path.mine.firstWord() : number(path.mine),
        number(path.written, ifWritten),
        number(path.stored, relevant));
  }

  /** {@return what stands for that state: equal for those that are one} */
  Object state(Block block, int at, Path path) {
    return List.of(
        path.isForArrivals ? ~at : at,
        block.number(),
        number(path.moves),
        memories.number(path.memory.values()),
        path.entriesEnded & entriesToldApart,
        path.mine,
        path.written.intersection(ifWritten),
        path.stored.intersection(relevant));
  }

  /** {@return what stands for those of the cells that are told apart: the same for the same} */
  private long number(CellSet set, CellSet toldApart) {
    return many ? number(set.intersection(toldApart)) : set.firstWord() & toldApart.firstWord();
  }

  private int number(CellSet set) {
    Integer known = sets.putIfAbsent(set, sets.size());
    return known == null ? sets.size() - 1 : known;
  }

  /** {@return a number that moves have in common if a compiler can do the same with them} */
  private int number(Moves now) {
    if (now.isNone()) {
      return 0;
    }
    int[] key = now.key();
    return 1 + moves.number(key, key.length);
  }
}
