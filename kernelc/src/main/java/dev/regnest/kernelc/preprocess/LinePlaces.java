package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the lines of a text are from: {@code #line} says so of those behind it. */
final class LinePlaces {
  private static final Pattern LINE = Pattern.compile(
      "^[ \t]*#[ \t]*line[ \t]+([0-9]{1,8})(?:[ \t]+\"([^\"\n]*)\")?[ \t]*$", Pattern.MULTILINE);

  /** A line of the text, and what it is said to be. */
  private record Mark(int line, String file, int said) {}

  private final String file;
  private final String text;
  private final TreeMap<Integer, Mark> marks = new TreeMap<>();

  LinePlaces(String file, String text) {
    this.file = file;
    Matcher line = LINE.matcher(text);
    String named = file;
    int number = 1;
    int at = 0;
    StringBuilder without = new StringBuilder();
    while (line.find()) {
      number +=
          (int) text.substring(at, line.start()).chars().filter(c -> c == '\n').count();
      without.append(text, at, line.start());
      at = line.end();
      named = line.group(2) == null ? named : line.group(2);
      marks.put(number + 1, new Mark(number + 1, named, Integer.parseInt(line.group(1))));
    }
    this.text = at == 0 ? text : without.append(text.substring(at)).toString();
  }

  /** {@return the text with nothing in place of {@code #line}} */
  String text() {
    return text;
  }

  Position at(int line, int column) {
    Map.Entry<Integer, Mark> mark = marks.floorEntry(line);
    return mark == null
        ? new Position(file, line, column)
        : new Position(
            mark.getValue().file(), line - mark.getKey() + mark.getValue().said(), column);
  }
}
