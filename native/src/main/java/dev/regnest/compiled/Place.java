package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;

/** Who arrives where, in words. */
final class Place {
  private Place() {}

  /** {@return what runs where that letter stands, as schedules have them} */
  static String frame(String letter) {
    switch (letter) {
      case "t":
        return "task";
      case "s":
        return "softirq";
      case "h":
        return "hardirq";
      case "n":
        return "NMI";
      case "b":
        return "#DB";
      case "k":
        return "#BP";
      case "p":
        return "preempting task";
      case "H":
        return "hardirq with an entry event";
      default:
        return "NMI with an entry event";
    }
  }

  /** {@return "task, NMI before instruction 12"} */
  static String ofPlan(JsonNode plan) {
    StringBuilder text = new StringBuilder(frame(plan.path("bottom").asText()));
    for (JsonNode arrival : plan.path("arrivals")) {
      text.append(", ").append(at(arrival)).append(" of that");
    }
    if (plan.has("again")) {
      text.append(", and once more ").append(at(plan.path("again"))).append(" after it");
    }
    return text.toString();
  }

  private static String at(JsonNode arrival) {
    return frame(arrival.path("letter").asText()) + " before instruction "
        + arrival.path("k").asLong();
  }
}
