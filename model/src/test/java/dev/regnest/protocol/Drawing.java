package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How random protocols are drawn.
 *
 * <p>Only one source, the victim, is there to fail, so that what others do to it is not hidden behind what they do to themselves, and it fails in
 * one place. Most programs put back what they set, so that what lies there half-way can be met nowhere else; and most of what handlers
 * do depends on what they find.
 */
final class Drawing {
  private static final int MOST_INSTRUCTIONS = 3;
  private static final int FEATURES = 3;

  /** How many more than one, drawn with equal chances. */
  private static final List<Integer> CELLS = List.of(0, 1, 1, 1, 2, 2, 3, 3);

  private static final List<EventSource> SOURCES = List.of(
      EventSource.TASK_EVENT,
      EventSource.SOFTIRQ_EVENT,
      EventSource.HRTIMER,
      EventSource.PMI,
      EventSource.BREAKPOINT,
      EventSource.KPROBE,
      EventSource.OPTPROBE,
      EventSource.NESTED_TRACE,
      EventSource.ENTRY_TRACE);

  /** Drawn from with equal chances, the simplest first. */
  private static final List<Kind> OF_VICTIM = List.of(
      Kind.BARRIER,
      Kind.STORE,
      Kind.STORE,
      Kind.STORE,
      Kind.IRQ_SAVE,
      Kind.IRQ_SAVE,
      Kind.IRQ_RESTORE,
      Kind.LOAD,
      Kind.STORE_OPPOSITE,
      Kind.SKIP_IF_ZERO,
      Kind.RELAY);

  private static final List<Kind> OF_HANDLER = List.of(
      Kind.BARRIER,
      Kind.FILL_IF,
      Kind.FILL_IF,
      Kind.STORE,
      Kind.LOAD,
      Kind.STORE_OPPOSITE,
      Kind.LEVEL,
      Kind.SERVING_SOFTIRQ,
      Kind.SKIP_IF_ZERO,
      Kind.IRQ_SAVE,
      Kind.IRQ_RESTORE,
      Kind.RELAY,
      Kind.RELAY,
      Kind.RELAY,
      Kind.RELAY);

  /** How a victim fails; a sample mostly by what samples do. */
  private static final List<Kind> OF_SAMPLE_TO_FAIL = List.of(
      Kind.EMIT,
      Kind.EMIT,
      Kind.EMIT,
      Kind.DROP_IF,
      Kind.DROP_IF,
      Kind.DROP_IF,
      Kind.DROP_IF,
      Kind.EMIT_USER,
      Kind.ASSERT_NOT,
      Kind.ASSERT_ZERO);

  private static final List<Kind> OF_CODE_TO_FAIL = List.of(
      Kind.ASSERT_NOT,
      Kind.ASSERT_NOT,
      Kind.ASSERT_NOT,
      Kind.ASSERT_ZERO,
      Kind.ASSERT_LATE,
      Kind.OOPS_IF,
      Kind.INDEX_IF);

  private final Draw draw;
  private final boolean samples;
  private final int cells;
  private final List<Feature> features = new ArrayList<>();

  Drawing(Draw draw) {
    this.draw = draw;
    samples = draw.below(3) != 2;
    cells = 1 + oneOf(CELLS);
    for (int i = 0; i < FEATURES; i++) {
      features.add(oneOf(List.of(Feature.values())));
    }
  }

  RandomPrograms programs() {
    int kept = 2 + draw.below(2);
    List<EventSource> sources = new ArrayList<>(SOURCES);
    for (int left = SOURCES.size(); left > 2; left--) {
      int removed = left - 1 - draw.below(left);
      if (left > kept) {
        sources.remove(removed);
      }
    }
    Map<EventSource, Routine> routines = new EnumMap<>(EventSource.class);
    EventSource victim = sources.remove(draw.below(kept));
    routines.put(victim, routine(ofVictim()));
    for (EventSource source : sources) {
      routines.put(source, routine(ofHandler()));
    }
    boolean looks = draw.below(8) == 7;
    Routine atRest = routine(atRest());
    return new RandomPrograms(
        samples, cells, routines, looks ? atRest : Routine.of(), Conditions.of(draw));
  }

  private <T> T oneOf(List<T> some) {
    return some.get(draw.below(some.size()));
  }

  private Routine routine(List<Instruction> instructions) {
    boolean givesBack = draw.below(3) != 2;
    int times = Math.max(0, draw.below(10) - 7);
    int written = draw.below(4) == 3 ? draw.below(3) : 0;
    return new Routine(instructions, givesBack, times, samples ? written : 0);
  }

  private List<Instruction> ofVictim() {
    List<Instruction> program = new ArrayList<>();
    Kind fails = oneOf(samples ? OF_SAMPLE_TO_FAIL : OF_CODE_TO_FAIL);
    if (fails == Kind.EMIT) {
      program.add(Instruction.of(Kind.FILL_IF, 0, 0));
    } else if (fails == Kind.EMIT_USER) {
      program.add(Instruction.of(Kind.FILL_USER_IF, 0, 0));
    }
    program.addAll(some(OF_VICTIM, /* ofSix= */ 3));
    program.add(Instruction.of(fails, draw.below(cells), 1));
    int putsBack = draw.below(3);
    for (int cell = 0; cell < cells && putsBack > 0; cell++) {
      program.add(putsBack == 1 ? cell : program.size(), Instruction.of(Kind.STORE, cell, 0));
    }
    return program;
  }

  /** Looking is no sample's, and most of it is one assertion. */
  private List<Instruction> atRest() {
    List<Instruction> program = new ArrayList<>(some(OF_VICTIM, /* ofSix= */ 2));
    program.removeIf(instruction -> instruction.kind().isOfSamples());
    program.add(Instruction.of(Kind.ASSERT_NOT, draw.below(cells), 1));
    return program;
  }

  private List<Instruction> ofHandler() {
    List<Instruction> program = some(OF_HANDLER, /* ofSix= */ 4);
    boolean setsFlag = draw.below(2) == 1;
    int flag = draw.below(cells);
    if (setsFlag) {
      program.add(0, Instruction.of(Kind.STORE, flag, 1));
      program.add(Instruction.of(Kind.STORE, flag, 0));
    }
    return program;
  }

  /** {@return up to three instructions, each there in so many of six cases} */
  private List<Instruction> some(List<Kind> kinds, int ofSix) {
    List<Instruction> some = new ArrayList<>();
    for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
      boolean there = draw.below(6) >= 6 - ofSix;
      Instruction drawn = instruction(kinds);
      if (there && (samples || !drawn.kind().isOfSamples())) {
        some.add(drawn);
      }
    }
    return some;
  }

  private Instruction instruction(List<Kind> usual) {
    int from = draw.below(2 * FEATURES);
    Kind kind = oneOf(from < FEATURES ? usual : features.get(from - FEATURES).kinds());
    return new Instruction(
        kind, draw.below(cells), draw.below(cells), draw.below(cells), draw.below(4) == 0 ? 0 : 1);
  }
}
