package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the text form of a schedule. */
final class ScheduleParser {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_DIGITS = 6;
  private static final String EXPECTED =
      "expected arrivals such as \"n7\" or \"s6(h4(n2))\": a letter (" + letters()
          + "), as " + ToolName.here()
          + " list explains them, the point it arrives at, and in brackets what arrives inside it; \"h2.3\" for the third device of that level; \"d2:5\" for an access of point 2 that the compiler moved to point 5;"
          + " \"-\" for none";

  private final String text;
  private int at;

  ScheduleParser(String text) {
    this.text = text;
  }

  private static String letters() {
    return Stream.of(Arrival.values())
        .map(arrival -> "" + arrival.letter())
        .collect(Collectors.joining(" "));
  }

  Schedule parse() {
    if (text.equals("-")) {
      return Schedule.empty();
    }
    List<Schedule.Event> events = events(0);
    if (at < text.length() || events.isEmpty()) {
      throw problem(
          at < text.length()
              ? "unexpected '" + text.charAt(at) + "' at character " + (at + 1)
              : "it is empty");
    }
    return new Schedule(events);
  }

  private List<Schedule.Event> events(int depth) {
    if (depth > MAX_DEPTH) {
      throw problem("it nests deeper than " + MAX_DEPTH);
    }
    List<Schedule.Event> events = new ArrayList<>();
    int last = 0;
    while (at < text.length() && text.charAt(at) != ')') {
      Schedule.Event event = event(depth);
      if (event.point() < last) {
        throw problem(
            "point " + event.point() + " comes after point " + last + " of the same frame");
      }
      last = event.point();
      events.add(event);
    }
    return events;
  }

  private Schedule.Event event(int depth) {
    char letter = text.charAt(at);
    Optional<Arrival> kind = Arrival.of(letter);
    if (kind.isEmpty()) {
      throw problem("'" + letter + "' at character " + (at + 1) + " is no arrival");
    }
    at++;
    if (kind.get() == Arrival.MOVED_ACCESS) {
      return move();
    }
    int point = kind.get() == Arrival.SOFTIRQ && goesOn() ? Schedule.GOES_ON : number("point");
    int device = kind.get().isChoice() ? 1 : device();
    List<Schedule.Event> inside = List.of();
    if (at < text.length() && text.charAt(at) == '(') {
      int open = at;
      at++;
      inside = events(depth + 1);
      if (at == text.length()) {
        throw problem("the bracket at character " + (open + 1) + " is not closed");
      }
      if (inside.isEmpty()) {
        throw problem("the brackets at character " + (open + 1) + " are empty");
      }
      at++;
    }
    return new Schedule.Event(kind.get(), point, inside).by(device - 1);
  }

  /** {@return whether a 0 by itself stands where a point would, which is passed} */
  private boolean goesOn() {
    boolean isZero = at < text.length() && text.charAt(at) == '0';
    boolean isAlone = at + 1 == text.length() || !Character.isDigit(text.charAt(at + 1));
    at += isZero && isAlone ? 1 : 0;
    return isZero && isAlone;
  }

  /** {@return the number behind the dot, from 1, which is 1 where there is none} */
  private int device() {
    if (at == text.length() || text.charAt(at) != '.') {
      return 1;
    }
    at++;
    return number("device");
  }

  private Schedule.Event move() {
    int access = number("point");
    if (at == text.length() || text.charAt(at) != ':') {
      throw problem("a colon and the point it is moved to must follow at character " + (at + 1));
    }
    at++;
    return Schedule.Event.move(access, number("point"));
  }

  private int number(String what) {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (from == at || at - from > MAX_DIGITS || text.charAt(from) == '0') {
      throw problem("a " + what + " from 1 must follow at character " + (from + 1));
    }
    return Integer.parseInt(text.substring(from, at));
  }

  private IllegalArgumentException problem(String what) {
    String shown = text.length() > 64 ? text.substring(0, 64) + "..." : text;
    return new IllegalArgumentException(
        "not a schedule: \"" + shown + "\": " + what + "; " + EXPECTED);
  }
}
