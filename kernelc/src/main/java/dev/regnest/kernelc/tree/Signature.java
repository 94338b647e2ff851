package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a function of the tree takes and returns, as it is written.
 *
 * @param name the function
 * @param result the type that it returns, without storage classes and attributes
 * @param parameters what it takes, in order
 */
record Signature(String name, String result, List<Parameter> parameters) {
  private static final Set<String> NO_TYPE = Set.of(
      "static",
      "extern",
      "inline",
      "__always_inline",
      "noinline",
      "notrace",
      "noinstr",
      "asmlinkage",
      "__must_check",
      "__percpu",
      "__user",
      "__rcu",
      "__weak",
      "nokprobe_inline",
      "__maybe_unused",
      "__init",
      "__visible");

  /**
   * One parameter.
   *
   * @param type its type, with the stars
   * @param name its name
   */
  record Parameter(String type, String name) {
    boolean isPointer() {
      return type.endsWith("*");
    }

    /** {@return what it points at} */
    String target() {
      return type.substring(0, type.length() - 1).strip();
    }
  }

  /** {@return the same, where a parameter that has one of these names is called otherwise} */
  Signature without(Set<String> names) {
    return new Signature(
        name,
        result,
        parameters.stream()
            .map(p -> names.contains(p.name()) ? new Parameter(p.type(), p.name() + "_") : p)
            .toList());
  }

  boolean returnsPointer() {
    return result.endsWith("*");
  }

  boolean returnsNothing() {
    return result.equals("void");
  }

  /** {@return that of a function, or empty if it is written in a way that is not known} */
  static Optional<Signature> of(Piece piece, String name) {
    List<RawToken> tokens = piece.tokens();
    int at = 0;
    while (at + 1 < tokens.size()
        && !(tokens.get(at).is(name) && tokens.get(at + 1).is("("))) {
      at++;
    }
    List<Parameter> parameters = new ArrayList<>();
    List<RawToken> one = new ArrayList<>();
    int depth = 0;
    for (int i = at + 1; i < tokens.size(); i++) {
      RawToken token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 || depth == 1 && token.is(",")) {
        if (!one.isEmpty() && !(one.size() == 1 && one.get(0).is("void"))) {
          withoutLength(one);
          RawToken last = one.get(one.size() - 1);
          if (!last.isName() || one.size() < 2) {
            return Optional.empty();
          }
          parameters.add(new Parameter(type(one.subList(0, one.size() - 1)), last.text()));
        }
        one.clear();
        if (depth == 0) {
          return Optional.of(new Signature(name, type(tokens.subList(0, at)), parameters));
        }
      } else if (depth > 1) {
        return Optional.empty();
      } else if (!token.is("(")) {
        one.add(token);
      }
    }
    return Optional.empty();
  }

  /** An array that is a parameter is a pointer. */
  private static void withoutLength(List<RawToken> parameter) {
    int open = 0;
    while (open < parameter.size() && !parameter.get(open).is("[")) {
      open++;
    }
    if (open > 0 && open < parameter.size()) {
      RawToken name = parameter.get(open - 1);
      parameter.subList(open - 1, parameter.size()).clear();
      parameter.add(new RawToken("*", name.line(), false, name.end()));
      parameter.add(name);
    }
  }

  private static String type(List<RawToken> tokens) {
    StringBuilder type = new StringBuilder();
    for (RawToken token : tokens) {
      if (NO_TYPE.contains(token.text())) {
        continue;
      }
      boolean star = token.is("*");
      boolean behindStar = type.length() > 0 && type.charAt(type.length() - 1) == '*';
      type.append(type.length() == 0 || star && behindStar ? "" : " ").append(token.text());
    }
    return type.toString();
  }
}
