package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Who arrives where, in words. */
final class Place {
  private Place() {}

  /**
   * {@return what runs where that stands: the letter of a schedule, in capitals with an event in the lag of its entry, then the number of its
   * device where several share the level, and behind a colon that of the event where there are several}
   */
  static String frame(String source) {
    String letter = source.substring(0, 1);
    String[] numbers = source.substring(1).split(":", -1);
    String device =
        level(letter.toLowerCase(Locale.ROOT)) + (numbers[0].isEmpty() ? "" : " " + numbers[0]);
    if (letter.equals(letter.toLowerCase(Locale.ROOT))) {
      return device;
    }
    return device
        + (numbers.length == 1 ? " with an entry event" : " with entry event " + numbers[1]);
  }

  private static String level(String letter) {
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
      case "o":
        return "optprobe";
      case "p":
        return "preempting task";
      default:
        throw new IllegalArgumentException("\"" + letter + "\" is no letter of the harness");
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
    return frame(arrival.path("source").asText()) + " before instruction "
        + arrival.path("k").asLong();
  }
}
