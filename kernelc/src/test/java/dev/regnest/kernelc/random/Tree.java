package dev.regnest.kernelc.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of C that is made of pieces, so that it can be made smaller.
 *
 * @param kind what may be put in its place
 * @param template its text, with a {@value #HOLE} for each of the pieces
 * @param parts the pieces
 */
public record Tree(Kind kind, String template, List<Tree> parts) {
  private static final char HOLE = '@';

  /** What may be put in the place of a piece. */
  public enum Kind {
    /** Nothing: it stands as it is, and only its parts change. */
    FIXED,
    /** Nothing at all, or the statements in it. */
    STATEMENT,
    /** A number, or an expression in it. */
    EXPRESSION
  }

  /** Copies the list, and checks that each part has its place. */
  public Tree {
    parts = List.copyOf(parts);
    if (template.chars().filter(c -> c == HOLE).count() != parts.size()) {
      throw new IllegalArgumentException(
          "\"" + template + "\" has not " + parts.size() + " places for parts");
    }
  }

  /** {@return a piece that stays} */
  static Tree fixed(String template, Tree... parts) {
    return new Tree(Kind.FIXED, template, List.of(parts));
  }

  /** {@return a statement or declaration} */
  static Tree statement(String template, Tree... parts) {
    return new Tree(Kind.STATEMENT, template, List.of(parts));
  }

  /** {@return an expression} */
  static Tree expression(String template, Tree... parts) {
    return new Tree(Kind.EXPRESSION, template, List.of(parts));
  }

  /** {@return those one after the other, each of which may go} */
  static Tree sequence(List<Tree> parts) {
    return new Tree(Kind.STATEMENT, String.valueOf(HOLE).repeat(parts.size()), parts);
  }

  /** {@return its text} */
  public String text() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) == HOLE) {
        parts.get(next).append(text);
        next++;
      } else {
        text.append(template.charAt(i));
      }
    }
  }

  /** {@return itself made smaller in one place, what cuts most first} */
  Stream<Tree> smaller() {
    return Stream.concat(inItsPlace(), inAPart());
  }

  private Stream<Tree> inItsPlace() {
    switch (kind) {
      case STATEMENT:
        return template.isEmpty()
            ? Stream.empty()
            : Stream.concat(Stream.of(statement("")), insides(Kind.STATEMENT));
      case EXPRESSION:
        return isNumber()
            ? Stream.empty()
            : Stream.concat(Stream.of(expression("0"), expression("1")), insides(Kind.EXPRESSION));
      default:
        return Stream.empty();
    }
  }

  private boolean isNumber() {
    return template.equals("0") || template.equals("1");
  }

  private Stream<Tree> insides(Kind wanted) {
    return parts.stream().flatMap(p -> p.kind == wanted ? Stream.of(p) : p.insides(wanted));
  }

  private Stream<Tree> inAPart() {
    return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
        .flatMap(i -> parts.get(i).smaller().map(part -> with(i, part)));
  }

  private Tree with(int index, Tree part) {
    List<Tree> changed = new ArrayList<>(parts);
    changed.set(index, part);
    return new Tree(kind, template, changed);
  }
}
