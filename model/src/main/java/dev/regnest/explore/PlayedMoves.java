package dev.regnest.explore;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Waiting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/** The compiler that moves the accesses that a schedule says, and no others. */
final class PlayedMoves implements Compiler {
  private final SchedulePlayer player;
  private final List<Step> steps;
  private final Answers answers;
  private final List<Hoisted> hoisted = new ArrayList<>();

  /** A load to come, which is to be carried out where the step of that index stands. */
  private record Hoisted(int index, int depth, int access) {}

  PlayedMoves(SchedulePlayer player, List<Step> steps, Answers answers) {
    this.player = player;
    this.steps = steps;
    this.answers = answers;
  }

  @Override
  public boolean putsOff(Cpu cpu) {
    return isLater(Frame.of(cpu));
  }

  @Override
  public OptionalInt answers(Cpu cpu, Cell cell, int now, boolean nowToo) {
    return isLater(Frame.of(cpu))
        ? OptionalInt.of(answers.next(cell, now, nowToo))
        : OptionalInt.empty();
  }

  /** {@return whether what {@code frame} has come to is carried out at a later point} */
  private boolean isLater(Frame frame) {
    for (int i = player.next(); i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.depth() < frame.depth()) {
        return false;
      }
      if (step.isMove()
          && step.depth() == frame.depth()
          && step.access() == frame.point()
          && step.point() > step.access()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int carriesOut(Cpu cpu, List<? extends Waiting> ready) {
    while (player.isHere(Frame.of(cpu)) && steps.get(player.next()).isMove()) {
      Step step = steps.get(player.next());
      if (step.access() >= step.point()) {
        hoisted.add(new Hoisted(player.next(), step.depth(), step.access()));
        player.advance();
      } else if (ready.stream().anyMatch(w -> w.point() == step.access())) {
        player.advance();
        return step.access();
      } else {
        return NOTHING;
      }
    }
    return NOTHING;
  }

  @Override
  public int hoists(Cpu cpu, int first, int arrivals, List<Integer> different) {
    Frame frame = Frame.of(cpu);
    Iterator<Hoisted> all = hoisted.iterator();
    while (all.hasNext()) {
      Hoisted load = all.next();
      if (load.depth() == frame.depth() && load.access() == frame.point() && isRunning(load)) {
        int before = arrivals - arrivedSince(load);
        if (before < first) {
          return arrivals;
        }
        all.remove();
        return before;
      }
    }
    return arrivals;
  }

  /** {@return whether the frame of that load is the one that runs, not one that ran before at its depth} */
  private boolean isRunning(Hoisted load) {
    return steps.subList(load.index(), player.next()).stream()
        .noneMatch(step -> step.depth() < load.depth());
  }

  /** {@return how many have arrived in that frame since the step} */
  private int arrivedSince(Hoisted load) {
    int arrived = 0;
    for (int i = load.index(); i < player.next(); i++) {
      Step step = steps.get(i);
      if (step.depth() == load.depth() && !step.kind().isChoice()) {
        arrived++;
      }
    }
    return arrived;
  }

  /** {@return the index of the first step that hoists a load which there never was, or which could not be} */
  OptionalInt unused() {
    return hoisted.stream().mapToInt(Hoisted::index).min();
  }
}
