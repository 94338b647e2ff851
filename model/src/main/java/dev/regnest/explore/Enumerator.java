package dev.regnest.explore;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs every schedule of up to k arrivals, each from the start: slow, obvious, the reference.
 *
 * <p>A schedule is extended only by an arrival that starts after its last one, so each is run exactly once.
 */
public final class Enumerator {
  private final Design design;
  private final Hypothesis hypothesis;
  private final List<Register> registers;
  private final Model model;
  private final BooleanSupplier stop;
  private final Map<Claim, Counterexample> broken = new EnumMap<>(Claim.class);
  private final List<Step> prefix = new ArrayList<>();
  private long schedules;
  private boolean complete = true;

  private Enumerator(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    this.design = design;
    this.hypothesis = hypothesis;
    this.registers = registers;
    this.stop = stop;
    model = new Model(design, hypothesis.setup(registers));
  }

  /**
   * {@return what all schedules of up to {@code interrupts} arrivals say about the design}
   *
   * @param registers the words copied and emitted, at least one
   * @param interrupts the most arrivals of a schedule, 0 or more
   * @param stop asked now and then; true ends the enumeration with what is known so far
   */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    Enumerator enumerator = new Enumerator(design, hypothesis, registers, stop);
    enumerator.extend(interrupts);
    return enumerator.judgement(interrupts);
  }

  private Judgement judgement(int interrupts) {
    return new Judgement(
        design,
        hypothesis,
        registers,
        Judgement.verdict(hypothesis, broken, complete, model.checker().coverage(), Verdict.HOLDS),
        broken,
        interrupts,
        schedules,
        complete,
        model.checker().coverage());
  }

  private void extend(int more) {
    if ((schedules & 0xff) == 0 && stop.getAsBoolean()) {
      complete = false;
      return;
    }
    Extensions extensions = new Extensions(model.machine(), prefix, more > 0);
    model.run(extensions, null, this::note);
    schedules++;
    for (Step step : extensions.found) {
      if (!complete) {
        return;
      }
      prefix.add(step);
      extend(more - 1);
      prefix.remove(prefix.size() - 1);
    }
  }

  private void note(Cpu cpu, Violation violation) {
    Counterexample known = broken.get(violation.claim());
    if (known == null || isShorter(known)) {
      broken.put(violation.claim(), new Counterexample(Schedule.of(prefix), violation));
    }
  }

  private boolean isShorter(Counterexample known) {
    return prefix.size() <= known.schedule().size()
        && Counterexample.SHORTEST_FIRST.compare(Schedule.of(prefix), known.schedule()) < 0;
  }

  /** Plays a prefix, and then notes whatever may arrive. */
  private static final class Extensions implements Adversary {
    private final Machine machine;
    private final SchedulePlayer player;
    private final int prefix;
    private final boolean wanted;
    private final List<Arrival> arrivals;
    private final List<Step> found = new ArrayList<>();

    Extensions(Machine machine, List<Step> prefix, boolean wanted) {
      this.machine = machine;
      this.prefix = prefix.size();
      this.wanted = wanted;
      player = new SchedulePlayer(machine, prefix);
      arrivals = machine.setup().arrivals().stream().filter(a -> !a.isChoice()).toList();
    }

    private boolean isPlayed() {
      return player.played() == prefix;
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (!isPlayed()) {
        return player.arriving(cpu);
      }
      if (wanted) {
        for (Arrival arrival : arrivals) {
          if (machine.refusing(cpu, arrival).isEmpty()) {
            add(cpu.frame(), arrival);
          }
        }
      }
      return Optional.empty();
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      if (!isPlayed()) {
        return player.takes(cpu, choice);
      }
      if (wanted && machine.setup().arrivals().contains(choice)) {
        add(cpu.frame(), choice);
      }
      return false;
    }

    private void add(Frame frame, Arrival arrival) {
      found.add(new Step(arrival, frame.depth(), frame.point()));
    }
  }
}
