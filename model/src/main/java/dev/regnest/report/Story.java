package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.machine.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The lines of a timeline that led to one violation, up to it and not beyond but for the brackets that are still open. */
final class Story {
  private final Recording recording;
  private final List<Row> rows;
  private final Violation violation;
  private final int end;
  private final Slice slice;
  private final Set<Row> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private Map<Integer, Integer> ranks;
  private final Set<Row> farthest = Collections.newSetFromMap(new IdentityHashMap<>());

  private Story(Recording recording, List<Row> rows, Violation violation) {
    this.recording = recording;
    this.rows = rows;
    this.violation = violation;
    end = end();
    slice = Slice.of(recording, violation);
  }

  /** {@return at most {@code most} of the rows, as far as brackets and marked lines allow} */
  static List<Row> of(Recording recording, List<Row> rows, Violation violation, int most) {
    return new Story(recording, rows, violation).atMost(most);
  }

  /** What led nowhere is left out first, then kernel entry, then what is farthest from the violation, and what was asked last. */
  private List<Row> atMost(int most) {
    Set<String> touched = touched();
    rows.subList(0, end).stream().filter(row -> led(row, touched)).forEach(kept::add);
    List<Row> story = lines(recording.hasSource(), /* closes= */ true);
    for (boolean closes = true; story.size() > most; closes = false) {
      story = lines(/* folds= */ false, closes);
      if (!closes) {
        break;
      }
    }
    for (Row next : leastFirst()) {
      if (story.size() <= most) {
        break;
      }
      kept.remove(next);
      if (Folding.isAccess(next)) {
        farthest.add(next);
      }
      story = lines(/* folds= */ false, /* closes= */ false);
    }
    return story;
  }

  /** {@return the lines that may go, of those that are as far as each other loads first, and the earlier first} */
  private List<Row> leastFirst() {
    return rows.stream()
        .filter(kept::contains)
        .filter(row -> row.mark().isEmpty() && !row.isBracket() && !isMoved(row))
        .sorted(
            Comparator.comparingInt((Row row) -> -weight(row)).thenComparing(row -> !isLoad(row)))
        .toList();
  }

  private int weight(Row row) {
    if (row.kind() == Row.Kind.PREDICATE || isReentry(row)) {
      return -1;
    }
    if (row.kind() == Row.Kind.ENTRY || isKnown(row)) {
      return Integer.MAX_VALUE;
    }
    return distance(row) + (isLoad(row) ? 1 : 0);
  }

  /** {@return whether its frame finds there what it has found or stored there itself} */
  private boolean isKnown(Row row) {
    if (!isLoad(row) || !(row.happenings().get(0) instanceof Happening.Loaded load)) {
      return false;
    }
    List<Happening> before = recording.happenings().subList(0, row.start());
    for (int i = before.size() - 1; i >= 0; i--) {
      Happening each = before.get(i);
      if (isStore(each, load.cell())) {
        return each.visit() == load.visit();
      }
      if (each instanceof Happening.Loaded other
          && other.cell() == load.cell()
          && other.visit() == load.visit()) {
        return slice.contains(i);
      }
    }
    return false;
  }

  /** A store makes a value; that a load finds it can mostly be told from the store. */
  private static boolean isLoad(Row row) {
    return row.happenings().stream().allMatch(each -> each instanceof Happening.Loaded);
  }

  private int distance(Row row) {
    return IntStream.range(row.start(), row.start() + row.happenings().size())
        .filter(slice::contains)
        .map(ranks()::get)
        .min()
        .orElse(0);
  }

  /**
   * {@return for each happening that led to it how far it is: a value that is handed on, from a load to a store and from that to a load, is as near
   * as where it goes}
   */
  private Map<Integer, Integer> ranks() {
    if (ranks != null) {
      return ranks;
    }
    ranks = new HashMap<>();
    List<Happening> all = recording.happenings();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (slice.contains(i)) {
        int at = i;
        int rank = IntStream.range(i + 1, all.size())
            .filter(later -> ranks.containsKey(later) && handsOn(at, later))
            .map(ranks::get)
            .min()
            .orElse(Integer.MAX_VALUE);
        ranks.put(i, Math.min(rank, slice.distance(i)));
      }
    }
    return ranks;
  }

  private boolean handsOn(int earlier, int later) {
    Happening from = recording.happenings().get(earlier);
    Happening to = recording.happenings().get(later);
    if (to instanceof Happening.Stored store) {
      return isCopied(earlier, later, store)
          && IntStream.range(earlier + 1, later).noneMatch(i -> isCopied(i, later, store));
    }
    return from instanceof Happening.Stored store
        && to instanceof Happening.Loaded load
        && load.cell() == store.cell()
        && load.value() == store.value()
        && recording.happenings().subList(earlier + 1, later).stream()
            .noneMatch(between -> isStore(between, store.cell()));
  }

  private boolean isCopied(int index, int to, Happening.Stored store) {
    return recording.happenings().get(index) instanceof Happening.Loaded load
        && load.visit() == store.visit()
        && load.cell() != store.cell()
        && load.value() == store.value()
        && !(store.reads() && store.before() == store.value())
        && recording.causes().get(to).contains(load.point());
  }

  private static boolean isStore(Happening happening, Cell cell) {
    return happening instanceof Happening.Stored store && store.cell() == cell;
  }

  private int end() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).violations().contains(violation)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the replay does not show \"" + violation.explain() + "\"");
  }

  /** {@return the lines; what led nowhere makes lines of its own if {@code folds}, what is still open is closed if {@code closes}} */
  private List<Row> lines(boolean folds, boolean closes) {
    List<Row> story = new ArrayList<>();
    List<Row> folded = new ArrayList<>();
    for (Row row : rows.subList(0, end + 1)) {
      if (kept.contains(row) || row == rows.get(end)) {
        if (folded.size() > 1) {
          fold(folded, story);
        }
        folded.clear();
        story.add(isPassing(row) ? row.withoutStep() : row);
      } else if (farthest.contains(row)
          || folds && Folding.isAccess(row) && slice.contains(row.visit())) {
        folded.add(row);
      }
    }
    List<Visit> open = new ArrayList<>();
    for (Visit v = rows.get(end).visit(); closes && v.interrupted() != null; v = v.interrupted()) {
      open.add(v.interrupted());
    }
    rows.subList(end + 1, rows.size()).stream()
        .filter(r -> r.kind() == Row.Kind.RETURN && open.remove(r.visit()))
        .forEach(row -> story.add(row.withoutMark()));
    return story;
  }

  private void fold(List<Row> folded, List<Row> story) {
    for (int from = 0, to; from < folded.size(); from = to) {
      to = from + 1;
      while (to < folded.size() && folded.get(to).visit() == folded.get(from).visit()) {
        to++;
      }
      List<Row> part = folded.subList(from, to);
      if (farthest.isEmpty() || !part.stream().allMatch(Story::isLoad)) {
        story.add(folded(part));
      }
    }
  }

  /** {@return one line for those: the store if it is the only one of them that led to it, which takes no more than to count them} */
  private Row folded(List<Row> rows) {
    List<Row> stores =
        rows.stream().filter(row -> farthest.contains(row) && !isLoad(row)).toList();
    return stores.size() == 1 ? stores.get(0) : Folding.of(rows);
  }

  /** {@return what the lines that led to it touch} */
  private Set<String> touched() {
    Set<String> touched = new HashSet<>(rows.get(end).touches());
    rows.subList(0, end).stream()
        .filter(this::isMember)
        .forEach(row -> touched.addAll(row.touches()));
    return touched;
  }

  private boolean led(Row row, Set<String> touched) {
    switch (row.kind()) {
      case ARRIVAL, RETURN, RESUMED, DEFERRED:
        return slice.contains(within(row));
      case LEFT, MIGRATED:
        return true;
      case PUT_OFF:
        return !isCarriedOut(row);
      case ENTRY, PREDICATE:
        return slice.contains(row.visit())
            && (row.touches().stream().anyMatch(touched::contains)
                || isMaskOfHit(row)
                || isReentry(row));
      default:
        return isMember(row) || isMoved(row);
    }
  }

  /** {@return whether what is put off there has been carried out by the end} */
  private boolean isCarriedOut(Row row) {
    return recording.happenings().subList(0, rows.get(end).start()).stream()
        .anyMatch(happening -> happening instanceof Happening.Moved moved
            && moved.visit() == row.visit()
            && moved.code() == row.from());
  }

  /** {@return whether that masks something in code with lines of its own that something hit all the same} */
  private boolean isMaskOfHit(Row row) {
    return recording.hasSource()
        && row.touches().contains(EntryRows.MASKS)
        && recording.visits().stream()
            .anyMatch(visit -> visit.interrupted() == row.visit() && slice.contains(visit));
  }

  /** {@return whether something that it tells of led to the violation} */
  private boolean isMember(Row row) {
    for (int i = 0; i < row.happenings().size(); i++) {
      if (slice.contains(row.start() + i)) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether the violation has come with that, and not by it: the code came to it next} */
  private boolean isPassing(Row row) {
    return row == rows.get(end)
        && row.kind() != Row.Kind.PREDICATE
        && !isMember(row)
        && (violation instanceof Violation.AssertionFailed || violation instanceof Violation.Oops);
  }

  private static boolean isReentry(Row row) {
    return Runs.isReentry(row.happenings().get(0));
  }

  private boolean isMoved(Row row) {
    return row.start() > 0
        && recording.happenings().get(row.start() - 1) instanceof Happening.Moved;
  }

  /** {@return the frame that a bracket opens or closes} */
  private static Visit within(Row row) {
    Happening happening = row.happenings().get(0);
    if (happening instanceof Happening.Arrived arrived) {
      return arrived.arrived();
    }
    if (happening instanceof Happening.Returned returned) {
      return returned.returned();
    }
    if (happening instanceof Happening.Deferred deferred) {
      return deferred.returned();
    }
    return ((Happening.WentOn) happening).resumed();
  }
}
