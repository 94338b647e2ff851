package dev.regnest.evidence;

import java.util.List;

/** A file in C cannot be run; carries the lines that say why, as a compiler prints them. */
final class BadSource extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  BadSource(List<String> lines) {
    super(lines.get(0));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
