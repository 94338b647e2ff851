package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Device;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Standstill;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a proof covers: the points of every kind of frame, and what may arrive at each, at each nesting level.
 *
 * <p>Found by running one frame of each kind over each state of the masks in which the rules let it arrive, with nothing else in between.
 *
 * @param points the points, each counted once for each kind of frame that has it: what arrived, over user or kernel mode
 * @param combinations how many of point, arrival and nesting level there are
 * @param reachable how many of those the rules let happen
 * @param deepest the most frames over the task, counted up to {@link #DEEPEST}
 * @param arrived what arrives anywhere
 */
public record Reach(
    int points, int combinations, int reachable, int deepest, Set<Arrival> arrived) {

  /** Copies the set. */
  public Reach {
    arrived = Set.copyOf(arrived);
  }

  /** Levels are told apart up to here; what may nest deeper finds the same again. */
  public static final int DEEPEST = 16;

  /** {@return what there is for any number of interrupts} */
  public static Reach of(Design design, Hypothesis hypothesis, List<Register> registers) {
    Scouting scouting = new Scouting(new Model(design, hypothesis.setup(registers)));
    scouting.run();
    return scouting.reach();
  }

  private record Point(Device frame, boolean overUserMode, int point) {}

  private record At(Point point, int depth) {}

  private record Combination(At at, Device device) {}

  /** A frame that is still to be run: what arrives in which state, and what leads there. */
  private record Start(Device device, int depth, List<Integer> state) {}

  private static final class Scouting {
    private final Model model;
    private final List<Device> devices;
    private final List<Cell> state;
    private final Set<At> stood = new HashSet<>();
    private final Set<Combination> legal = new HashSet<>();
    private final Set<Start> known = new HashSet<>();
    private final Deque<List<Step>> toRun = new ArrayDeque<>(List.of(List.of()));

    Scouting(Model model) {
      this.model = model;
      devices = model.machine().arriving();
      // Which entry it is changes nothing about what may arrive.
      state = model.cells().stream()
          .filter(cell -> cell.kind() == Cell.Kind.STATE && !cell.name().startsWith("entry["))
          .toList();
    }

    void run() {
      for (List<Step> steps = toRun.poll(); steps != null; steps = toRun.poll()) {
        model.run(new Scout(model.machine(), steps, this), null, (cpu, violation) -> {});
      }
    }

    void stands(Cpu cpu, List<Step> steps) {
      Device frame = Frame.of(cpu).device();
      boolean overUserMode = cpu.interruptedUserMode();
      At at = new At(new Point(frame, overUserMode, Frame.of(cpu).point()), steps.size());
      stood.add(at);
      for (Device device : devices) {
        if (model.machine().refusing(cpu, device.arrival()).isEmpty()) {
          legal.add(new Combination(at, device));
          arrives(cpu, steps, device);
        }
      }
    }

    private void arrives(Cpu cpu, List<Step> steps, Device device) {
      List<Integer> values =
          state.stream().map(cell -> Driver.of(cpu).peek(cell)).toList();
      if (steps.size() < DEEPEST && known.add(new Start(device, steps.size() + 1, values))) {
        List<Step> longer = new ArrayList<>(steps);
        int point = Frame.of(cpu).point();
        longer.add(new Step(device.arrival(), steps.size(), point, 0, device.number()));
        toRun.add(longer);
      }
    }

    Reach reach() {
      Set<Arrival> arrived = EnumSet.noneOf(Arrival.class);
      legal.forEach(combination -> arrived.add(combination.device().arrival()));
      return new Reach(
          (int) stood.stream().map(At::point).distinct().count(),
          stood.size() * devices.size(),
          legal.size(),
          stood.stream().mapToInt(At::depth).max().orElse(0),
          arrived);
    }
  }

  /** Plays the arrivals that lead to a frame, and tells where that frame stands. */
  private static final class Scout implements Adversary {
    private final SchedulePlayer player;
    private final List<Step> steps;
    private final Scouting scouting;

    Scout(Machine machine, List<Step> steps, Scouting scouting) {
      this.steps = steps;
      this.scouting = scouting;
      player = new SchedulePlayer(machine, steps, null, null);
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (player.next() < steps.size()) {
        return player.arriving(cpu);
      }
      if (cpu.depth() == steps.size()) {
        scouting.stands(cpu, steps);
      }
      return Optional.empty();
    }

    @Override
    public int device(Cpu cpu, Arrival arrival, int devices) {
      return player.device(cpu, arrival, devices);
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }

    @Override
    public Standstill standsStill(Cpu cpu) {
      return Standstill.WAITS;
    }
  }
}
