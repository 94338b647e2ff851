package dev.regnest.explore.prover;

/** The way through a handler that is explored now: how it got where it is, and memory there. */
final class Path {
  final Memory memory;
  private final UnfoldedModel model;
  CellSet mine = CellSet.NONE;
  CellSet written = CellSet.NONE;
  CellSet stored = CellSet.NONE;
  int entriesEnded;
  int cost;
  int pointsBefore;
  int point;
  Trail trail;
  Pass passes;
  Moves moves = Moves.NONE;
  int from;
  Progress.Way way;
  Wait aside;
  boolean isForArrivals;
  boolean isRefuted;

  /** Whether its frame is task B's, or that of a softirq over it. */
  boolean isOfTaskB;

  /** Of such a frame, what a sample of its own ends, among the ends of entries. */
  int endedBySample;

  /** Whether it has just joined another way, which may have been in this state before. */
  boolean joins;

  Path(UnfoldedModel model) {
    this.model = model;
    this.memory = new Memory(model);
  }

  /** Goes on from {@code state}, whose memory it takes over. */
  void resume(FrameState state) {
    memory.become(state.memory, state.start);
    mine = state.mine;
    written = state.written;
    stored = state.stored;
    entriesEnded = state.entriesEnded;
    cost = state.cost;
    pointsBefore = state.pointsBefore;
    point = state.point;
    trail = state.trail;
    passes = state.passes;
    moves = state.moves;
    from = state.from;
    way = state.way;
    aside = state.aside;
    isForArrivals = state.isForArrivals;
    isRefuted = false;
    joins = false;
  }

  /** Goes on from where it is as from a state of that number, with what it took up to there left behind. */
  void goOnFrom(int state) {
    from = state;
    cost = 0;
    trail = null;
    point -= pointsBefore;
    pointsBefore = 0;
  }

  /** {@return this path as it is, to be resumed at that step of its code} */
  FrameState at(Block block, int at) {
    FrameState state = new FrameState(block, at, memory.values().copy(), memory.start());
    state.pointsBefore = pointsBefore;
    state.point = point;
    state.mine = mine;
    state.written = written;
    state.stored = stored;
    state.entriesEnded = entriesEnded;
    state.cost = cost;
    state.trail = trail;
    state.passes = passes;
    state.moves = moves;
    state.from = from;
    state.aside = aside;
    return state;
  }

  /** {@return this path after arrivals at its point, to be resumed at that step of its code} */
  FrameState after(Arrivals.Reached arrivals, Block block, int at) {
    FrameState state = new FrameState(block, at, arrivals.memory(), memory.start());
    state.pointsBefore = pointsBefore;
    state.point = point;
    state.mine = mine.minus(arrivals.stored());
    state.written = written.union(arrivals.written());
    state.stored = stored.union(arrivals.stored());
    state.entriesEnded = entriesEnded | arrivals.entriesEnded();
    state.cost = cost + arrivals.cost();
    state.trail = arrivals.trail();
    state.passes = passes;
    state.moves = arrivals.moves();
    state.from = from;
    state.way = Progress.Way.ARRIVAL;
    return state;
  }

  boolean isMine(int cell) {
    return mine.contains(cell);
  }

  void write(long op) {
    set(op, Op.value(op));
    if (Op.has(op, Op.BY_SAMPLE)) {
      stored = stored.with(Op.address(op));
      mine = mine.with(Op.address(op));
      if (model.taskB() != null && !isOfTaskB) {
        model.taskB().isStoredTo(Op.address(op), this);
      }
    }
  }

  void set(long op, int value) {
    memory.set(Op.address(op), value);
    written = written.with(Op.address(op));
  }

  void beginSample() {
    mine = CellSet.NONE;
    noLongerMine();
    if (isOfTaskB) {
      entriesEnded |= endedBySample;
    }
  }

  /** Words of the frame's own sample are another's from here on. */
  void noLongerMine() {
    if (model.hasOwnedWords()) {
      memory.noLongerMine();
    }
  }

  /** The sample ends; what waits of it may still be carried out. */
  void endSample() {
    if (moves.pending().isEmpty()) {
      mine = CellSet.NONE;
    }
  }

  void endEntry(int task) {
    memory.endEntry(task);
    entriesEnded |= 1 << task;
  }
}
