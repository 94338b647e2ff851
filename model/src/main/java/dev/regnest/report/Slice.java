package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Dependences;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What led to a violation: a dynamic slice of a recording, backwards from what broke.
 *
 * <p>What broke was read from cells: so the last stores to them led to it, and the loads that led to those stores, and so on; the branches on
 * which it depended that a store was made, or that none was; and the arrivals that brought the frames in which that happened. Code that does
 * not tell which of its loads led to what it does may have gone by all of its flags and counters so far; it goes by no word, as those are
 * opaque, but hands it on.
 */
final class Slice {
  private final Recording recording;
  private final List<Happening> all;
  private final Map<Integer, Integer> distances = new HashMap<>();
  private final Set<Visit> visits = new HashSet<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final int end;
  private int distance;

  private Slice(Recording recording, int end) {
    this.end = end;
    this.recording = recording;
    all = recording.happenings();
  }

  /** {@return what led to that violation, which the recording has} */
  static Slice of(Recording recording, Violation violation) {
    Slice slice = new Slice(recording, recording.index(violation));
    slice.broke(violation, slice.end);
    while (!slice.open.isEmpty()) {
      slice.follow(slice.open.remove());
    }
    slice.comeWithoutAnAccess();
    return slice;
  }

  /** What accesses nothing can only have come for what it does to the CPU: such as an NMI that comes while one runs. */
  private void comeWithoutAnAccess() {
    Set<Visit> accessing = all.stream()
        .filter(h -> !(h instanceof Happening.Returned))
        .map(Happening::visit)
        .collect(Collectors.toSet());
    all.subList(0, end).forEach(happening -> {
      if (happening instanceof Happening.Arrived arrived
          && !accessing.contains(arrived.arrived())
          && visits.contains(arrived.visit())) {
        came(arrived.arrived());
      }
    });
  }

  /** {@return whether the happening of that index led to it} */
  boolean contains(int index) {
    return distances.containsKey(index);
  }

  /** {@return how many steps lie between that happening, which led to it, and the violation} */
  int distance(int index) {
    return distances.get(index);
  }

  /** {@return whether what happened in that frame, or inside it, led to it} */
  boolean contains(Visit visit) {
    return visits.contains(visit);
  }

  private void broke(Violation violation, int at) {
    came(all.get(at).visit());
    Recording.Claimed claimed = recording.claimed().get(violation);
    if (claimed != null) {
      came(claimed.visit());
      ledTo(claimed.visit(), claimed.before(), claimed.causes());
      claimed.lookedAt().forEach(each -> stored(each.cell(), claimed.before(), Optional.empty()));
    } else if (violation instanceof Violation.Imbalance imbalance) {
      counts(imbalance.counter(), at);
    } else {
      add(at);
    }
    if (violation instanceof Violation.Interference && all.get(at) instanceof Happening.Emitted e) {
      own(e, at);
    }
    if (violation instanceof Violation.WrongValue wrong
        && wrong.isMixed()
        && all.get(at) instanceof Happening.Emitted e) {
      IntStream.range(0, at).filter(i -> isOfOtherOrigin(all.get(i), e)).forEach(this::add);
    }
  }

  /** What is mixed is mixed with words of another origin. */
  private static boolean isOfOtherOrigin(Happening happening, Happening.Emitted word) {
    return happening instanceof Happening.Emitted other
        && other.sample() == word.sample()
        && other.regs().equals(word.regs())
        && !other.origin().equals(word.origin());
  }

  /** All that was done to a counter, on either CPU, made it what it is. */
  private void counts(String counter, int at) {
    for (int i = 0; i <= at; i++) {
      if (all.get(i) instanceof Happening.Stored stored
          && Names.onAnyCpu(stored.cell().name()).equals(Names.onAnyCpu(counter))) {
        add(i);
      }
    }
  }

  /** A sample that was disturbed had stored there before, or pointed there. */
  private void own(Happening.Emitted word, int at) {
    for (int i = at - 1; i >= 0; i--) {
      Happening before = all.get(i);
      boolean stores = before instanceof Happening.Stored stored
          && stored.sample() == word.sample()
          && Optional.of(stored.cell()).equals(word.cell());
      boolean points = before instanceof Happening.Pointed pointed
          && pointed.sample() == word.sample()
          && pointed.regs().equals(word.regs());
      if (stores || points) {
        add(i);
      }
      if (stores) {
        return;
      }
    }
  }

  private void add(int index) {
    if (distances.putIfAbsent(index, distance) == null) {
      open.add(index);
      came(all.get(index).visit());
    }
  }

  /** What brought a frame came over another, and could come as an exception had returned, if it came over an NMI. */
  private void came(Visit visit) {
    for (Visit each = visit; each != null && visits.add(each); each = each.interrupted()) {
      if (each.arrival() == Arrival.NMI && each.isInsideNmi()) {
        returnedBefore(each).ifPresent(this::came);
      }
    }
  }

  private Optional<Visit> returnedBefore(Visit arrived) {
    Optional<Visit> exception = Optional.empty();
    for (Happening happening : all) {
      if (happening instanceof Happening.Arrived other && other.arrived() == arrived) {
        break;
      }
      if (happening instanceof Happening.Returned back
          && back.returned().arrival().isException()) {
        exception = Optional.of(back.returned());
      }
    }
    return exception;
  }

  private void follow(int index) {
    distance = distances.get(index) + 1;
    Happening happening = all.get(index);
    ledTo(happening.visit(), index, recording.causes().get(index));
    if (index > 0 && all.get(index - 1) instanceof Happening.Moved) {
      add(index - 1);
    }
    if (happening instanceof Happening.Loaded loaded) {
      stored(loaded.cell(), index, Optional.of(loaded.value()));
    } else if (happening instanceof Happening.Stored stored) {
      if (stored.reads()) {
        stored(stored.cell(), index, Optional.of(stored.before()));
      }
      counted(stored, index);
      copied(stored.visit(), stored.cell(), stored.value(), index);
    } else if (happening instanceof Happening.Emitted word) {
      pointed(word, index);
      word.cell()
          .ifPresentOrElse(
              cell -> stored(cell, index, Optional.of(word.word().token())),
              () -> copiedToStack(word, index));
    } else if (happening instanceof Happening.EmittedLength length) {
      stored(length.cell(), index, Optional.empty());
    }
  }

  /** The loads of a frame that led to what it did after {@code before} happenings. */
  private void ledTo(Visit visit, int before, Dependences causes) {
    // The code's own load may have been put off, and stand behind what it led to.
    for (int i = causes == Dependences.ALL ? before - 1 : end; i >= 0; i--) {
      Happening happening = all.get(i);
      if (happening.visit() == visit && reads(happening) && causes.contains(point(i))) {
        if (causes != Dependences.ALL || mayHaveDecided(i, before)) {
          add(i);
        }
      }
    }
  }

  /**
   * {@return whether code that does not tell what it goes by may have gone by that: by what somebody has stored, or was to store before it was
   * used, and is no word}
   */
  private boolean mayHaveDecided(int index, int used) {
    Happening happening = all.get(index);
    if (happening instanceof Happening.Asked) {
      return true;
    }
    return !Runs.isWord(happening)
        && !givesBack(index)
        && (all.subList(0, index).stream().anyMatch(h -> stores(h, cell(happening)))
            || isOutOfDate(index, used));
  }

  /** {@return whether others stored to what was loaded there before the same frame stored to it itself} */
  private boolean isOutOfDate(int index, int used) {
    if (!(all.get(index) instanceof Happening.Loaded loaded)) {
      return false;
    }
    return all.subList(index + 1, used).stream()
        .filter(h -> stores(h, loaded.cell()))
        .findFirst()
        .filter(h -> h.visit() != loaded.visit())
        .isPresent();
  }

  private static boolean stores(Happening happening, Cell cell) {
    return happening instanceof Happening.Stored stored && stored.cell() == cell;
  }

  /** {@return whether that is part of a count's going down, which nobody goes by} */
  private boolean givesBack(int index) {
    int at = all.get(index) instanceof Happening.Loaded ? index + 1 : index;
    return at < all.size()
        && all.get(at) instanceof Happening.Stored stored
        && stored.visit() == all.get(index).visit()
        && stored.cell() == cell(all.get(index))
        && stored.cell().isCounter()
        && stored.value() < stored.before();
  }

  private static Cell cell(Happening happening) {
    return happening instanceof Happening.Loaded loaded
        ? loaded.cell()
        : ((Happening.Stored) happening).cell();
  }

  private static boolean reads(Happening happening) {
    return happening instanceof Happening.Loaded
        || happening instanceof Happening.Asked
        || happening instanceof Happening.Stored stored && stored.reads();
  }

  /** {@return the point at which the code has it, wherever it is carried out} */
  private int point(int index) {
    return index > 0 && all.get(index - 1) instanceof Happening.Moved moved
        ? moved.code()
        : all.get(index).point();
  }

  /** Whoever stored last to that cell, and whoever might have; a load that was hoisted has not found that. */
  private void stored(Cell cell, int before, Optional<Integer> value) {
    int since = -1;
    for (int i = before - 1; i >= 0 && since < 0; i--) {
      if (all.get(i) instanceof Happening.Stored stored && stored.cell() == cell) {
        add(i);
        since = value.isEmpty() || value.get() == stored.value() ? i : -1;
      }
    }
    for (Recording.Passed passed : recording.passed()) {
      if (passed.before() > since
          && passed.before() <= before
          && (passed.others() || passed.addresses().contains(cell.address()))) {
        ledTo(passed.visit(), passed.before(), passed.causes());
      }
    }
  }

  /** A count was loaded before it was stored. */
  private void counted(Happening.Stored stored, int index) {
    if (stored.cell().isCounter()
        && index > 0
        && all.get(index - 1) instanceof Happening.Loaded loaded
        && loaded.visit() == stored.visit()
        && loaded.cell() == stored.cell()) {
      add(index - 1);
    }
  }

  /** A word was loaded before it was stored. */
  private void copied(Visit visit, Cell cell, int value, int before) {
    if (cell.register().isEmpty()) {
      return;
    }
    for (int i = before - 1; i >= 0; i--) {
      if (all.get(i) instanceof Happening.Loaded loaded
          && loaded.visit() == visit
          && Runs.isWord(loaded)
          && loaded.value() == value) {
        add(i);
        return;
      }
    }
  }

  private void pointed(Happening.Emitted word, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (all.get(i) instanceof Happening.Pointed pointed
          && pointed.sample() == word.sample()
          && pointed.regs().equals(word.regs())) {
        add(i);
        return;
      }
    }
  }

  private void copiedToStack(Happening.Emitted word, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (all.get(i) instanceof Happening.Loaded loaded
          && loaded.sample() == word.sample()
          && Runs.isWord(loaded)
          && loaded.value() == word.word().token()) {
        add(i);
        return;
      }
    }
  }
}
