package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of random programs some in which two tasks do what tasks alone can: they wait, they run different code, and a handler over one leaves preempt_count
 * changed.
 */
final class TwoTasksDrawing {
  private static final List<Kind> LEAVING = List.of(
      Kind.PREEMPT_DISABLE,
      Kind.PREEMPT_DISABLE,
      Kind.PREEMPT_ENABLE,
      Kind.BH_DISABLE,
      Kind.BH_ENABLE);

  private final Draw draw;
  private final RandomPrograms of;
  private final Map<EventSource, Routine> routines = new EnumMap<>(EventSource.class);

  TwoTasksDrawing(Draw draw, RandomPrograms of) {
    this.draw = draw;
    this.of = of;
    routines.putAll(of.routines());
  }

  RandomPrograms programs() {
    if (!routines.containsKey(EventSource.TASK_EVENT)) {
      routines.put(
          EventSource.TASK_EVENT, routines.remove(routines.keySet().iterator().next()));
    }
    int waits = draw.below(3);
    if (waits > 0) {
      insert(EventSource.TASK_EVENT, oneThatWaits());
    }
    if (draw.below(2) == 0) {
      runsOtherCodeInTaskB();
    }
    List<EventSource> handlers = new ArrayList<>(routines.keySet());
    handlers.remove(EventSource.TASK_EVENT);
    if (!handlers.isEmpty()) {
      EventSource handler = handlers.get(draw.below(handlers.size()));
      if (waits == 2) {
        insert(handler, oneThatWaits());
      }
      if (draw.below(3) == 0) {
        leavesCount(handler);
      }
    }
    return new RandomPrograms(of.samples(), of.cells(), routines, of.atRest(), of.conditions());
  }

  /** Task A skips what is drawn as task B's, behind which that returns. */
  private void runsOtherCodeInTaskB() {
    List<Instruction> all = new ArrayList<>();
    for (Instruction each : longest(RandomPrograms.of(draw)).instructions()) {
      if (of.samples() || !each.kind().isOfSamples()) {
        all.add(new Instruction(
            each.kind(), within(each.a()), within(each.b()), within(each.c()), each.value()));
      }
    }
    if (draw.below(3) == 0) {
      all.add(draw.below(all.size() + 1), oneThatWaits());
    }
    all.add(Instruction.of(Kind.TASK_B_RETURNS, 0, 0));
    all.add(0, Instruction.of(Kind.TASK_A_SKIPS, 0, all.size()));
    Routine ofA = routines.get(EventSource.TASK_EVENT);
    all.addAll(ofA.instructions());
    routines.put(EventSource.TASK_EVENT, ofA.with(all));
  }

  /** {@return the routine that most happens in: mostly that which is there to fail} */
  private static Routine longest(RandomPrograms programs) {
    return programs.routines().values().stream()
        .max(Comparator.comparingInt(routine -> routine.instructions().size()))
        .orElseThrow();
  }

  private int within(int cell) {
    return cell % of.cells();
  }

  private Instruction oneThatWaits() {
    return Instruction.of(Kind.WAIT_WHILE, draw.below(of.cells()), draw.below(2));
  }

  private void leavesCount(EventSource handler) {
    insert(handler, Instruction.of(LEAVING.get(draw.below(LEAVING.size())), 0, 0));
    Routine routine = routines.get(handler);
    routines.put(
        handler,
        new Routine(
            routine.instructions(), /* givesBack= */ false, routine.times(), routine.written()));
  }

  private void insert(EventSource source, Instruction one) {
    Routine routine = routines.get(source);
    List<Instruction> all = new ArrayList<>(routine.instructions());
    all.add(draw.below(all.size() + 1), one);
    routines.put(source, routine.with(all));
  }
}
