package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Gathering;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines of plain text, none wider than a mail quotes well. */
final class Page {
  private static final String CONTINUED = " \\";
  private static final String OPTION = " --";

  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** A heading, with an empty line before it unless it is the first. */
  Page heading(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(text);
    lines.add("-".repeat(text.length()));
    return this;
  }

  Page paragraph(String text) {
    return indented("", "", text);
  }

  /** A paragraph that begins with {@code first}, its other lines with {@code indent}. */
  Page indented(String first, String indent, String text) {
    lines.addAll(Text.wrap(first, indent, oneLine(text), Gathering.MAIL_WIDTH));
    return this;
  }

  Page item(String text) {
    return indented(" - ", "   ", text);
  }

  Page blank() {
    lines.add("");
    return this;
  }

  /** Lines that are narrow enough already. */
  Page verbatim(List<String> text) {
    text.forEach(line -> lines.add(line.stripTrailing()));
    return this;
  }

  /** A command to be pasted into a shell, broken before its options where it is too long. */
  Page command(String before, String command) {
    String line = before + command;
    int option;
    while (line.length() > Gathering.MAIL_WIDTH
        && (option = line.lastIndexOf(OPTION, Gathering.MAIL_WIDTH - CONTINUED.length())) > 0) {
      lines.add(line.substring(0, option) + CONTINUED);
      line = " ".repeat(before.length() + 2) + line.substring(option + 1);
    }
    lines.add(line);
    return this;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
