package dev.regnest.explore.prover;

import dev.regnest.machine.Frame;
import dev.regnest.machine.Stage;
import java.util.HashMap;
import java.util.Map;

/**
 * The states of its own that a handler's code was in at its points: a way that comes to one of them goes on as the first did that came there,
 * so it joins that one, and what was read on the two ways is no longer told apart.
 *
 * <p>What a frame does next depends on memory and on nothing but what it has read. Of that, code which tells its states keeps no more than
 * they say ({@link dev.regnest.machine.Driver#comesTo}): where it stands, its locals, and, by the place where it began, all that had been
 * read before. To these come the marks and the stage of its frame, and what the frame has added to counts. It has to be the last thing before the point that
 * a state was told, with nothing read since; and neither a sample nor moved accesses are about, of which more is known than that. Nor does a way
 * join where something stands between the code and memory, as a mutant does, which may hold back an access or remember one.
 *
 * <p>States along one way never come twice, so joined ways are a graph without cycles but for those of loops that go back ({@link Op#BACK}).
 * {@link LateInjection} rests on it: whoever follows a way on which nothing arrives comes to an end.
 */
final class OwnStates {
  /** Where a handler's code stands: at that step of the block. */
  record Place(Block block, int at, int point) {}

  private record State(
      Object before, Object own, Stage stage, int marks, long units, int sinceReentry) {}

  private final Map<Object, Place> known = new HashMap<>();

  /**
   * {@return what stands for that state of code that began as {@code before} says, in a frame as it is now}
   *
   * @param sinceReentry of the task, how many points ago it may have entered again; negative before that
   */
  static Object state(Object before, Object own, Frame frame, int sinceReentry) {
    return new State(before, own, frame.stage(), frame.marks(), frame.unitsTaken(), sinceReentry);
  }

  /** {@return where it was first come to, which is {@code here} if it was not before} */
  Place first(Object state, Place here) {
    Place first = known.putIfAbsent(state, here);
    return first == null ? here : first;
  }
}
