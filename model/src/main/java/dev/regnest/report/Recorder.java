package dev.regnest.report;

import dev.regnest.check.Checker;
import dev.regnest.check.Samples;
import dev.regnest.check.Violation;
import dev.regnest.explore.Replay;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Deed;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Tracer;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes down one run: what happened, in which frame, to whose sample, and after which of it a claim broke. */
final class Recorder implements Tracer, SampleObserver, Checker.Listener {
  private final List<Happening> happenings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Dependences> causes = new ArrayList<>();
  private final Map<Violation, Recording.Claimed> claimed = new HashMap<>();
  private final List<Recording.Passed> passed = new ArrayList<>();
  private final List<Recording.LookedAt> lookedAt = new ArrayList<>();
  private final List<String> named = new ArrayList<>();
  private final Map<Integer, List<Violation>> violations = new HashMap<>();
  private final List<EventSource> sources = new ArrayList<>();
  private final List<String> samples = new ArrayList<>();
  private final Visit.Tasks tasks;
  private final List<Visit> visits = new ArrayList<>();
  private final Map<Visit, Deed> entrySteps = new HashMap<>();
  private final Set<Visit> deferred = new HashSet<>();
  private final Map<Integer, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> storers = new HashMap<>();
  private final Map<Integer, Set<Integer>> owners = new HashMap<>();
  private final int[] entries = {1, 1};
  private Visit visit;
  private final Deque<Visit> below = new ArrayDeque<>();
  private final Deque<Visit> halfDone = new ArrayDeque<>();
  private int cpuOfFirst;
  private String line = "";
  private Dependences cause = Dependences.ALL;
  private boolean isUpdate;
  private int sample;
  private int arrivals;

  /** Prepares to write down a run under those conditions. */
  Recorder(Setup setup) {
    tasks = Visit.Tasks.of(setup);
    visit = Visit.task(tasks);
    visits.add(visit);
    entrySteps.put(visit, Deed.TO_USER_MODE);
  }

  /** {@return what has been written down, of a run that was made by {@code replay}} */
  Recording recording(Replay replay) {
    return new Recording(
        happenings,
        lines,
        causes,
        passed,
        violations,
        claimed,
        sources,
        samples,
        visits,
        replay::written);
  }

  @Override
  public boolean asksForCauses() {
    return true;
  }

  @Override
  public void updates(Frame frame, Cell cell) {
    isUpdate = true;
  }

  @Override
  public void passedBy(Frame frame, int[] addresses, boolean others) {
    if (addresses.length > 0 || others) {
      Set<Integer> cells = Arrays.stream(addresses).boxed().collect(Collectors.toSet());
      passed.add(new Recording.Passed(visit, happenings.size(), frame.causes(), cells, others));
    }
  }

  @Override
  public void decides(Frame frame, String name, String value) {
    named.add(name + " is " + value);
  }

  @Override
  public void lookedAt(Cell cell, int value) {
    lookedAt.add(new Recording.LookedAt(cell, value));
  }

  @Override
  public void putOff(Frame frame, Cell cell, boolean stores) {
    if (cell.register().isEmpty()) {
      note(frame);
      add(new Happening.PutOff(visit, frame.point(), cell, stores));
    }
  }

  @Override
  public void entered(Frame frame) {
    if (!halfDone.isEmpty() && isGoneOnWith(frame)) {
      wentOn(frame);
      return;
    }
    int point = frame.interrupted().point();
    boolean lagging = frame.interrupted().inEntryLag();
    Visit arrived = new Visit(
        ++arrivals,
        visit,
        frame.device(),
        point,
        lagging,
        deferred.contains(visit),
        entrySteps.get(visit),
        tasks);
    add(new Happening.Arrived(visit, point, arrived));
    visits.add(arrived);
    below.push(visit);
    visit = arrived;
    entrySteps.put(visit, Deed.ENTRY_COMPLETE);
  }

  @Override
  public void returned(Frame frame) {
    Visit returned = visit;
    visit = below.pop();
    add(new Happening.Returned(visit, frame.interrupted().point(), returned));
  }

  @Override
  public void wentOn(Frame frame) {
    Visit resumed = halfDone.pop();
    add(new Happening.WentOn(visit, frame.interrupted().point(), resumed));
    below.push(visit);
    visit = resumed;
  }

  /** {@return whether that frame is the next of those that were left half done: of these what arrives first goes on first} */
  private static boolean isGoneOnWith(Frame frame) {
    return frame.arrival() == Arrival.PREEMPTION
        || frame.arrival() == Arrival.SOFTIRQ && frame.isInTaskB();
  }

  @Override
  public void ended(Frame frame) {
    returned(frame);
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {
    note(frame);
    add(new Happening.Loaded(visit, frame.point(), sample, cell, value, storer(cell)));
  }

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    note(frame);
    Set<Integer> others = new HashSet<>(owners.getOrDefault(cell.address(), Set.of()));
    others.remove(sample);
    Integer before = values.put(cell.address(), value);
    int was = before == null ? cell.initial() : before;
    add(new Happening.Stored(visit, frame.point(), sample, cell, value, was, others, isUpdate));
    isUpdate = false;
    if (sample != 0) {
      storers.put(cell.address(), sample);
      own(cell);
    }
  }

  @Override
  public void moved(Frame frame, int point, Cell cell) {
    add(new Happening.Moved(visit, frame.point(), point));
  }

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {
    note(frame);
    add(new Happening.Asked(visit, frame.point(), predicate, answer));
  }

  @Override
  public void took(Frame frame, Arrival choice) {
    note(frame);
    if (choice == Arrival.PREEMPTION) {
      isLeft(visit);
      add(new Happening.Left(visit, frame.point()));
      return;
    }
    if (choice == Arrival.MIGRATION) {
      cpuOfFirst = 1 - cpuOfFirst;
      add(new Happening.Migrated(visit, frame.point(), cpuOfFirst));
      return;
    }
    add(new Happening.Took(visit, frame.point(), choice));
  }

  @Override
  public void did(Frame frame, Deed deed) {
    note(frame);
    if (deed.kind() == Deed.Kind.HANDLER_RETURNED) {
      deferred.add(visit);
      add(new Happening.Deferred(visit.interrupted(), frame.interrupted().point(), visit));
      return;
    }
    int task = ofOtherTask(visit) ? 1 : 0;
    if (deed.isOnTheWay()) {
      entrySteps.put(visit, deed);
    }
    add(new Happening.Did(visit, frame.point(), deed, entries[task]));
    if (deed.kind() == Deed.Kind.TO_USER_MODE) {
      entries[task]++;
    }
  }

  private void isLeft(Visit top) {
    halfDone.push(top);
    if (!top.isTask()) {
      isLeft(top.interrupted());
    }
  }

  private static boolean ofOtherTask(Visit visit) {
    return visit != null
        && (visit.arrival() == Arrival.PREEMPTION || ofOtherTask(visit.interrupted()));
  }

  @Override
  public void begins(Cpu cpu, PerfSampleData data) {
    sources.add(data.source());
    samples.add(Samples.name(cpu, data));
    note(Frame.of(cpu));
    add(new Happening.Began(visit, Frame.of(cpu).point(), sample));
  }

  @Override
  public void beginsRecord(Cpu cpu, PerfSampleData data) {}

  @Override
  public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {
    note(Frame.of(cpu));
    List<Cell> cells =
        cpu.setup().registers().stream().flatMap(r -> regs.cell(r).stream()).toList();
    cells.forEach(this::own);
    add(new Happening.Pointed(visit, Frame.of(cpu).point(), sample, regs.name(), !cells.isEmpty()));
  }

  @Override
  public void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    note(Frame.of(cpu));
    int storer = regs.cell(r).map(this::emitted).orElse(sample);
    String origin = Origins.of(word, r, cpu.current(), cpu.currentEntry());
    add(new Happening.Emitted(
        visit, Frame.of(cpu).point(), sample, regs.name(), r, origin, storer, regs.cell(r), word));
  }

  @Override
  public void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length) {
    note(Frame.of(cpu));
    int storer = emitted(cell);
    add(new Happening.EmittedLength(visit, Frame.of(cpu).point(), sample, cell, storer));
  }

  /** The load of a word and its output are one: nothing arrives between them. */
  private int emitted(Cell cell) {
    Happening last = happenings.get(happenings.size() - 1);
    if (last instanceof Happening.Loaded loaded && loaded.cell() == cell) {
      happenings.remove(happenings.size() - 1);
      lines.remove(lines.size() - 1);
      causes.remove(causes.size() - 1);
    }
    return storer(cell);
  }

  @Override
  public void answersNone(Cpu cpu, PerfSampleData data) {
    lost(cpu, /* byGuard= */ false, "abi NONE");
  }

  @Override
  public void drops(Cpu cpu, PerfSampleData data, String why) {
    lost(cpu, /* byGuard= */ false, "dropped: " + why);
  }

  @Override
  public void emitsEmptyCallchain(Cpu cpu, PerfSampleData data, String why) {
    lost(cpu, /* byGuard= */ false, "empty callchain: " + why);
  }

  @Override
  public void droppedByGuard(Cpu cpu, PerfSampleData data) {
    lost(cpu, /* byGuard= */ true, "dropped by the kernel's own guard");
  }

  private void lost(Cpu cpu, boolean byGuard, String how) {
    note(Frame.of(cpu));
    add(new Happening.Lost(visit, Frame.of(cpu).point(), sample, byGuard, how));
  }

  @Override
  public void ends(Cpu cpu, PerfSampleData data) {
    note(Frame.of(cpu));
    owners.values().forEach(samples -> samples.remove(sample));
  }

  @Override
  public void belowZero(Cpu cpu, Cell counter) {}

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {
    claims(cpu, new Violation.OutOfBounds(array, index, length));
  }

  @Override
  public void asserted(Cpu cpu, String where, String assertion, boolean holds) {
    if (!holds) {
      claims(cpu, new Violation.AssertionFailed(where, assertion));
    }
    lookedAt.clear();
  }

  @Override
  public void oops(Cpu cpu, String where, String what) {
    claims(cpu, new Violation.Oops(where, what));
  }

  @Override
  public void hangs(Cpu cpu, String where, String what) {
    claims(cpu, new Violation.Hang(where, what));
  }

  private void claims(Cpu cpu, Violation violation) {
    Frame frame = Frame.of(cpu);
    claimed.putIfAbsent(
        violation,
        new Recording.Claimed(visit, happenings.size(), frame.causes(), lookedAt, named));
    named.clear();
  }

  @Override
  public void violated(Cpu cpu, Violation violation) {
    violations.computeIfAbsent(happenings.size() - 1, i -> new ArrayList<>()).add(violation);
  }

  private void note(Frame frame) {
    sample = frame.sample();
    line = frame.source();
    cause = frame.causes();
  }

  private void add(Happening happening) {
    boolean bracket = happening instanceof Happening.Arrived
        || happening instanceof Happening.Returned
        || happening instanceof Happening.Deferred;
    happenings.add(happening);
    lines.add(bracket ? "" : line);
    causes.add(cause);
  }

  private int storer(Cell cell) {
    return storers.getOrDefault(cell.address(), 0);
  }

  private void own(Cell cell) {
    owners.computeIfAbsent(cell.address(), a -> new HashSet<>()).add(sample);
  }
}
