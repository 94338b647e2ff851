package dev.regnest.protocol;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes programs smaller, one part at a time, for as long as they still show what they were found for. */
public final class Simpler {
  private Simpler() {}

  /** {@return the smallest that it comes to; {@code programs} themselves if nothing smaller shows it} */
  public static RandomPrograms than(RandomPrograms programs, Predicate<RandomPrograms> shows) {
    RandomPrograms smallest = programs;
    while (true) {
      Optional<RandomPrograms> smaller =
          candidates(smallest).stream().filter(shows).findFirst();
      if (smaller.isEmpty()) {
        return smallest;
      }
      smallest = smaller.get();
    }
  }

  private static List<RandomPrograms> candidates(RandomPrograms of) {
    List<RandomPrograms> all = new ArrayList<>();
    for (EventSource source : of.routines().keySet()) {
      Map<EventSource, Routine> fewer = new TreeMap<>(of.routines());
      fewer.remove(source);
      if (!fewer.isEmpty()) {
        all.add(with(of, fewer));
      }
    }
    Routine looks = of.atRest();
    List<Routine> simplerLooks = new ArrayList<>(routines(looks));
    if (!looks.instructions().isEmpty()) {
      simplerLooks.add(0, Routine.of());
    }
    simplerLooks.forEach(simpler -> all.add(
        new RandomPrograms(of.samples(), of.cells(), of.routines(), simpler, of.conditions())));
    conditions(of.conditions())
        .forEach(conditions -> all.add(
            new RandomPrograms(of.samples(), of.cells(), of.routines(), of.atRest(), conditions)));
    of.routines()
        .forEach((source, routine) -> routines(routine).forEach(simpler -> {
          Map<EventSource, Routine> others = new TreeMap<>(of.routines());
          others.put(source, simpler);
          all.add(with(of, others));
        }));
    if (of.samples()
        && of.routines().values().stream()
            .flatMap(routine -> routine.instructions().stream())
            .noneMatch(instruction -> instruction.kind().isOfSamples())) {
      all.add(new RandomPrograms(
          /* samples= */ false, of.cells(), of.routines(), of.atRest(), of.conditions()));
    }
    return all;
  }

  private static RandomPrograms with(RandomPrograms of, Map<EventSource, Routine> routines) {
    return new RandomPrograms(of.samples(), of.cells(), routines, of.atRest(), of.conditions());
  }

  private static List<Conditions> conditions(Conditions of) {
    List<Conditions> all = new ArrayList<>();
    if (of.era() != Era.V5_11) {
      all.add(new Conditions(Era.V5_11, of.switches(), of.others()));
    }
    for (Switch each : of.switches()) {
      Set<Switch> fewer = EnumSet.copyOf(of.switches());
      fewer.remove(each);
      all.add(new Conditions(of.era(), fewer, of.others()));
    }
    for (Arrival each : of.others()) {
      if (each != Arrival.REENTRY) {
        Set<Arrival> fewer = EnumSet.copyOf(of.others());
        fewer.remove(each);
        all.add(new Conditions(of.era(), of.switches(), fewer));
      }
    }
    return all;
  }

  private static List<Routine> routines(Routine of) {
    List<Routine> all = new ArrayList<>();
    for (int at = 0; at < of.instructions().size(); at++) {
      List<Instruction> fewer = new ArrayList<>(of.instructions());
      fewer.remove(at);
      all.add(of.with(fewer));
    }
    if (of.times() != 0) {
      all.add(new Routine(of.instructions(), of.givesBack(), 0, of.written()));
    }
    if (of.written() != 0) {
      all.add(new Routine(of.instructions(), of.givesBack(), of.times(), 0));
    }
    if (!of.givesBack()) {
      all.add(new Routine(of.instructions(), /* givesBack= */ true, of.times(), of.written()));
    }
    return all;
  }
}
