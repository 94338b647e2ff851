package dev.regnest.machine;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What is kept of a run beside memory, to tell where it has been before, and to let a frame that waits for ever be set aside.
 *
 * <p>Code is deterministic, so what a frame has read, and how many points it has passed, say where it stands. Where it comes back to the head
 * of a loop in a state of its own that it had there before, it counts as having read what it had then.
 */
public final class Onlooker {
  /** Leaves a frame that is set aside. */
  static final class SetAside extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final SetAside INSTANCE = new SetAside();

    private SetAside() {
      super("set aside", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  /** Where a frame is. */
  private static final class Whereabouts {
    long knowledge;
    int pointsBefore;

    void become(Whereabouts other) {
      knowledge = other.knowledge;
      pointsBefore = other.pointsBefore;
    }
  }

  private final Runnable stored;
  private final Consumer<Frame> returned;
  private Whereabouts[] each = {};

  /** Creates one that tells, by {@code stored}, of every store to memory, and by {@code returned} of each frame that has come to its end. */
  public Onlooker(Runnable stored, Consumer<Frame> returned) {
    this.stored = stored;
    this.returned = returned;
  }

  private Whereabouts of(Frame frame) {
    while (frame.depth >= each.length) {
      each = Arrays.copyOf(each, each.length + 1);
      each[each.length - 1] = new Whereabouts();
    }
    return each[frame.depth];
  }

  void entered(Frame frame) {
    of(frame).become(new Whereabouts());
  }

  void learns(Frame frame, int value) {
    Whereabouts its = of(frame);
    its.knowledge = Fingerprint.mix(its.knowledge + frame.point - its.pointsBefore, value);
  }

  void stores() {
    stored.run();
  }

  void returns(Frame frame) {
    returned.accept(frame);
  }

  /** {@return what to keep beside the mark of a loop} */
  Object mark(Frame frame) {
    Whereabouts mark = new Whereabouts();
    mark.knowledge = of(frame).knowledge;
    mark.pointsBefore = frame.point - of(frame).pointsBefore;
    return mark;
  }

  /** Is back at a loop's head in the state that the mark remembers. */
  void isBack(Frame frame, Object mark) {
    Whereabouts its = of(frame);
    its.knowledge = ((Whereabouts) mark).knowledge;
    its.pointsBefore = frame.point - ((Whereabouts) mark).pointsBefore;
  }

  /** {@return a number for memory and where each frame is: the same for the same, and another for another but for one chance in 2 to the 64} */
  public long fingerprint(NestedExecution execution) {
    long state = 0;
    Values memory = execution.memory();
    int cells = execution.cells();
    for (int address = 0; address < cells; address++) {
      state = Fingerprint.mix(state, memory.get(address));
    }
    for (Frame frame = execution.frame(); frame != null; frame = frame.interrupted) {
      Whereabouts its = of(frame);
      state = Fingerprint.mix(state, its.knowledge);
      state = Fingerprint.mix(state, frame.point - its.pointsBefore);
      state = Fingerprint.mix(state, frame.arrival == null ? -1 : frame.arrival.ordinal());
      state = Fingerprint.mix(state, frame.deviceNumber());
    }
    return Fingerprint.finish(state);
  }
}
