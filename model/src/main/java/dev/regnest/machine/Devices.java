package dev.regnest.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The devices of one machine, level by level: one each, unless its program has several handlers there. */
final class Devices {
  private final Map<Arrival, List<Device>> byArrival = new EnumMap<>(Arrival.class);

  Devices() {
    for (Arrival arrival : Arrival.values()) {
      byArrival.put(arrival, List.of(Device.only(arrival)));
    }
  }

  /** Several handlers share that level from now on. */
  void share(Arrival arrival, List<String> handlers) {
    List<Device> all = new ArrayList<>();
    handlers.forEach(handler -> all.add(new Device(arrival, all.size(), handler)));
    byArrival.put(arrival, List.copyOf(all));
  }

  /** {@return those of that level, at least one} */
  List<Device> of(Arrival arrival) {
    return byArrival.get(arrival);
  }
}
