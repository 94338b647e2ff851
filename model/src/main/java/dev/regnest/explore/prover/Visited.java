package dev.regnest.explore.prover;

import dev.regnest.machine.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states that a frame was in, told apart by nothing but what can still matter: live variables, of memory. */
final class Visited {
  private static final long MANY_ARE_MINE = 1L << 31;

  private final ExpectedLongs states = new ExpectedLongs(64);

  /** What tells states apart beside their memory. */
  private final LongTuples rests = new LongTuples();

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
    rests.clear();
    memories.clear();
    memories.tellApartBy(cells);
    relevant = cells;
    many = !cells.isNarrow();
    entriesToldApart = isTask ? 0 : -1;
    ifWritten = cells.minus(read);
    sets.clear();
  }

  /** {@return how many states there are, or are expected} */
  int size() {
    return states.size();
  }

  /** {@return whether the frame was not in that state before} */
  boolean add(Block block, int at, Path path) {
    return states.add(key(block, at, path));
  }

  /** {@return the number of the state, from 0 in the order in which they come; where nothing else is asked} */
  int number(Block block, int at, Path path) {
    return states.number(key(block, at, path));
  }

  private long key(Block block, int at, Path path) {
    int rest = rests.number(
        place(block, at, path.isForArrivals, path.mine),
        moved(path.moves, path.entriesEnded),
        mine(path.mine),
        number(path.written, ifWritten),
        number(path.stored, relevant));
    return key(rest, memories.number(path.memory.values()));
  }

  private static long key(int rest, int memory) {
    return (long) rest << Integer.SIZE | memory;
  }

  /**
   * Expects a state from which the frame goes on at {@code at}. {@return whether it was not in that state before, nor is it expected to be at no
   * more cost}
   */
  boolean expect(FrameState state, int at) {
    int rest = rests.number(
        place(state.block, at, state.isForArrivals, state.mine),
        moved(state.moves, state.entriesEnded),
        mine(state.mine),
        number(state.written, ifWritten),
        number(state.stored, relevant));
    return states.expect(key(rest, memories.number(state.memory)), state.cost);
  }

  /**
   * Expects the state that an arrival leads to, of a path with few cells, none of them its own and nothing moved; the other parameters are as
   * above.
   *
   * @param memory the number of the memory that it leads to
   */
  boolean expect(Block block, int at, Path path, Delta delta, int memory, int cost) {
    int rest = rests.number(
        place(block, at, /* isForArrivals= */ false, CellSet.NONE),
        moved(Moves.NONE, path.entriesEnded | delta.entriesEnded()),
        0,
        (path.written.firstWord() | delta.written().firstWord()) & ifWritten.firstWord(),
        (path.stored.firstWord() | delta.stored().firstWord()) & relevant.firstWord());
    return states.expect(key(rest, memory), cost);
  }

  /** {@return whether that can be asked of such a path} */
  boolean isSimple(Path path) {
    return !many && path.mine.isEmpty() && path.moves.isNone();
  }

  /** {@return whether nothing is told apart of the path but its place and its memory} */
  boolean isPlain(Path path) {
    return ifWritten(path) == 0
        && !path.stored.intersects(relevant)
        && (path.entriesEnded & entriesToldApart) == 0;
  }

  /** {@return whether nothing is told apart of what that does but the memory that it leads to} */
  boolean isPlain(Delta delta) {
    return !delta.written().intersects(ifWritten)
        && !delta.stored().intersects(relevant)
        && (delta.entriesEnded() & entriesToldApart) == 0;
  }

  /** {@return the number of that memory} */
  int memory(Values memory) {
    return memories.number(memory);
  }

  /** {@return which of the cells that are told apart by it the path has written, if they are few} */
  long ifWritten(Path path) {
    return path.written.firstWord() & ifWritten.firstWord();
  }

  private static long place(Block block, int at, boolean isForArrivals, CellSet mine) {
    long place = (long) (isForArrivals ? ~at : at) << 32 | block.number();
    return mine.isNarrow() ? place : place | MANY_ARE_MINE;
  }

  private long moved(Moves now, int entriesEnded) {
    return (long) number(now) << Entries.BITS | entriesEnded & entriesToldApart;
  }

  private long mine(CellSet mine) {
    return mine.isNarrow() ? mine.firstWord() : number(mine);
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
