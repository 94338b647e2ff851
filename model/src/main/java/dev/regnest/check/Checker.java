package dev.regnest.check;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfFetchCallerRegs;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import java.util.ArrayList;
import java.util.List;

/** The claims, checked while a run goes on: the only place that says what they mean. */
public final class Checker implements SampleObserver {
  /** Told of each violation as it happens, while the CPU still stands there. */
  @FunctionalInterface
  public interface Listener {
    /** One claim was broken. */
    void violated(Cpu cpu, Violation violation);
  }

  /** Answers which sample of this run, from 1, stored to a cell last. */
  @FunctionalInterface
  public interface StoredLast {
    /** {@return the number of the sample, or 0 if that is not known} */
    int sample(Cell cell);
  }

  private final Coverage coverage = new Coverage();
  private final List<Violation> violations = new ArrayList<>();
  private final List<PerfSampleData> samples = new ArrayList<>();
  private Listener listener = (cpu, violation) -> {};
  private StoredLast storedLast = cell -> 0;

  /** Forgets the violations of the last run, and asks {@code storedLast} from now on who stored to a cell last. */
  public void startRun(StoredLast storedLast, Listener told) {
    violations.clear();
    samples.clear();
    listener = told;
    this.storedLast = storedLast;
  }

  /** {@return the violations of this run, in the order in which they happened} */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** {@return what all runs have done so far} */
  public Coverage coverage() {
    return coverage;
  }

  /** Checks that the counters are what they were before anything ran. */
  public void atRest(Cpu cpu, List<Cell> cells) {
    for (Cell cell : cells) {
      int value = cell.isCounter() ? Driver.of(cpu).peek(cell) : cell.initial();
      if (value != cell.initial()) {
        imbalance(cpu, cell, "is " + value + " after everything returned");
      }
    }
  }

  /** The kernel's own guard is not the design's. */
  private void imbalance(Cpu cpu, Cell counter, String what) {
    if (counter.kind() == Cell.Kind.GUARD) {
      coverage.guardLostBalance();
    } else {
      report(cpu, new Violation.Imbalance(Driver.of(cpu).here(counter).name(), what));
    }
  }

  @Override
  public void begins(Cpu cpu, PerfSampleData data) {
    if (!Driver.of(cpu).isRepeating()) {
      samples.add(data);
    }
    coverage.entered(data.source());
  }

  @Override
  public void beginsRecord(Cpu cpu, PerfSampleData data) {
    data.newRecord();
  }

  @Override
  public void pointsAt(Cpu cpu, PerfSampleData data, PtRegs regs) {
    coverage.uses(data.source(), regs);
    for (Register r : cpu.setup().registers()) {
      regs.cell(r).ifPresent(Driver.of(cpu)::pointAt);
    }
    data.newRecord();
  }

  @Override
  public void emits(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    coverage.emitted(data.source());
    regs.cell(r)
        .ifPresent(cell -> Driver.of(cpu).ifDisturbed(cell, () -> interference(cpu, data, cell)));
    boolean isRest = isZero(word) && !PerfFetchCallerRegs.isFetched(cpu.era(), r);
    if (truth == Truth.CALLER && isRest) {
      return;
    }
    // A kprobe's program may fetch its caller's registers, as any other event does.
    if (truth == Truth.ONE_ORIGIN && isRest && data.source().guarded()) {
      checkTruth(cpu, data, regs, r, word, truth);
      return;
    }
    switch (word.origin()) {
      case NOT_AVAILABLE:
        coverage.notAvailable(r);
        break;
      case ZEROED:
        if (truth == Truth.ONE_ORIGIN) {
          checkTruth(cpu, data, regs, r, word, truth);
        } else {
          leaks(cpu, data, regs, r, word);
        }
        break;
      case NEVER_FILLED:
      case NOT_PUSHED:
      case FREED:
        leaks(cpu, data, regs, r, word);
        break;
      default:
        checkTruth(cpu, data, regs, r, word, truth);
    }
  }

  private void leaks(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word) {
    report(cpu, new Violation.Leak(Samples.name(cpu, data), name(regs, r), word.toString()));
  }

  private void interference(Cpu cpu, PerfSampleData data, Cell cell) {
    report(
        cpu, new Violation.Interference(Samples.name(cpu, data), cell.name(), storer(cpu, cell)));
  }

  private void checkTruth(
      Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, Truth truth) {
    switch (truth) {
      case USER_REGS:
        Word user = Word.user(cpu.current(), cpu.currentEntry(), r);
        if (!word.equals(user)) {
          wrong(cpu, data, regs, r, word, user.toString());
        }
        break;
      case ONE_ORIGIN:
        boolean isRest = isZero(word) && !PerfFetchCallerRegs.isFetched(cpu.era(), r);
        if (!data.recordHolds(word.origin(), isRest)) {
          wrong(cpu, data, regs, r, word, Violation.WrongValue.ONE_ORIGIN);
        } else if (word.origin() == Word.Origin.CALLER) {
          checkOwn(cpu, data, regs, r, word);
        }
        break;
      default:
        checkOwn(cpu, data, regs, r, word);
    }
  }

  private static boolean isZero(Word word) {
    return word.equals(Word.ZEROED) || word.equals(Word.NEVER_FILLED);
  }

  private void checkOwn(Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word) {
    boolean own = word.ofSample() && word.sample() == data.number() && word.register() == r;
    if (!own) {
      wrong(cpu, data, regs, r, word, "sample " + data.number() + "'s own");
    }
  }

  private void wrong(
      Cpu cpu, PerfSampleData data, PtRegs regs, Register r, Word word, String truth) {
    report(
        cpu,
        new Violation.WrongValue(Samples.name(cpu, data), name(regs, r), word.toString(), truth));
  }

  @Override
  public void emitsLength(Cpu cpu, PerfSampleData data, Cell cell, Word length) {
    Word reserved = Word.callchainLength(data.number());
    if (!length.equals(reserved)) {
      report(
          cpu,
          new Violation.WrongValue(
              Samples.name(cpu, data), cell.name(), length.toString(), "the reserved " + reserved));
    }
  }

  @Override
  public void answersNone(Cpu cpu, PerfSampleData data) {
    if (cpu.entryComplete()) {
      report(
          cpu,
          new Violation.NeedlessDrop(
              Samples.name(cpu, data),
              "went out with abi NONE, though the user registers were complete"));
    }
  }

  @Override
  public void drops(Cpu cpu, PerfSampleData data, String why) {
    needlessUnlessNested(cpu, data, "was lost: " + why);
  }

  @Override
  public void emitsEmptyCallchain(Cpu cpu, PerfSampleData data, String why) {
    needlessUnlessNested(cpu, data, "went out with an empty callchain: " + why);
  }

  private void needlessUnlessNested(Cpu cpu, PerfSampleData data, String what) {
    if (data.source() != EventSource.NESTED_TRACE) {
      report(cpu, new Violation.NeedlessDrop(Samples.name(cpu, data), what));
    }
  }

  @Override
  public void droppedByGuard(Cpu cpu, PerfSampleData data) {
    coverage.droppedByGuard(data.source());
  }

  @Override
  public void ends(Cpu cpu, PerfSampleData data) {}

  @Override
  public void belowZero(Cpu cpu, Cell counter) {
    imbalance(cpu, counter, "ran below zero");
  }

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {
    report(cpu, new Violation.OutOfBounds(array, index, length));
  }

  @Override
  public void asserted(Cpu cpu, String where, String assertion, boolean holds) {
    coverage.asserted();
    if (!holds) {
      report(cpu, new Violation.AssertionFailed(where, assertion));
    }
  }

  @Override
  public void oops(Cpu cpu, String where, String what) {
    report(cpu, new Violation.Oops(where, what));
  }

  @Override
  public void waits(Cpu cpu) {
    coverage.waited();
  }

  @Override
  public void hangs(Cpu cpu, String where, String what) {
    report(cpu, new Violation.Hang(where, what));
  }

  @Override
  public void runs(Cpu cpu, EventSource source) {
    coverage.ran(source);
  }

  @Override
  public void leftCountChanged(Cpu cpu) {
    coverage.leftCountChanged();
  }

  private static String name(PtRegs regs, Register r) {
    return regs.name() + "." + r.label();
  }

  private String storer(Cpu cpu, Cell cell) {
    int sample = storedLast.sample(cell);
    return sample == 0 || sample > samples.size()
        ? "other"
        : Samples.name(cpu, samples.get(sample - 1));
  }

  private void report(Cpu cpu, Violation violation) {
    if (Driver.of(cpu).isRepeating()) {
      return;
    }
    Driver.of(cpu).whenCertain(() -> {
      violations.add(violation);
      listener.violated(cpu, violation);
    });
  }
}
