package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anarres.cpp.PreprocessorListener;
import org.anarres.cpp.Source;

/** Hears of what the preprocessor does not like. */
final class Listener implements PreprocessorListener {
  private static final Pattern ARGUMENTS =
      Pattern.compile("macro (\\w+) has (\\d+) parameters but given (\\d+) args");

  private final Tokens tokens;
  private final Problems problems;

  Listener(Tokens tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  @Override
  public void handleWarning(Source source, int line, int column, String message) {
    // A file with warnings can be run.
  }

  /** {@link Directives} says better than the preprocessor what is wrong with conditions. */
  @Override
  public void handleError(Source source, int line, int column, String message) {
    if (message.contains(" without #") || message.contains(" after #")) {
      return;
    }
    Rule rule = message.startsWith("File not found") ? Rule.HEADER : Rule.PREPROCESSOR;
    problems.add(place(source, Math.max(1, line), Math.max(1, column + 1)), rule, said(message));
  }

  private static String said(String message) {
    Matcher arguments = ARGUMENTS.matcher(message);
    return arguments.matches()
        ? "macro '%s' takes %s arguments, and this call has %s"
            .formatted(arguments.group(1), arguments.group(2), arguments.group(3))
        : message;
  }

  private Position place(Source source, int line, int column) {
    if (source instanceof NamedSource named) {
      return named.at(line, column);
    }
    boolean isKnown = source != null && source.getPath() != null;
    return new Position(isKnown ? source.getPath() : tokens.here().file(), line, column);
  }

  @Override
  public void handleSourceChange(Source source, SourceChangeEvent event) {
    // Positions are taken from the sources themselves.
  }
}
