package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates what stands behind #if, with the macros as they are at that place. */
final class Condition {
  private static final int DEEPEST = 60;

  /** The operators of two operands, those that bind least first. */
  private static final List<Set<String>> LEVELS = List.of(
      Set.of("||"),
      Set.of("&&"),
      Set.of("|"),
      Set.of("^"),
      Set.of("&"),
      Set.of("==", "!="),
      Set.of("<", "<=", ">", ">="),
      Set.of("<<", ">>"),
      Set.of("+", "-"),
      Set.of("*", "/", "%"));

  private final MacroTable macros;
  private final Configuration configuration;
  private final Set<String> options = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private List<RawToken> tokens;
  private int next;

  Condition(MacroTable macros, Configuration configuration) {
    this.macros = macros;
    this.configuration = configuration;
  }

  /** {@return the options that were asked for} */
  Set<String> options() {
    return options;
  }

  /** {@return the words whose value was asked for and that nothing defines} */
  Set<String> unknown() {
    return unknown;
  }

  /** {@return whether it holds; empty if it cannot be read} */
  Optional<Boolean> holds(String text) {
    return value(text).map(value -> value != 0);
  }

  /** {@return what it comes to; empty if it cannot be read} */
  Optional<Long> value(String text) {
    List<RawToken> raw = new ArrayList<>();
    RawText.tokens(text, 1, raw);
    tokens = expanded(raw, new HashSet<>(), 0);
    next = 0;
    try {
      long value = ternary();
      return next == tokens.size() ? Optional.of(value) : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  boolean isDefined(String word) {
    asks(word);
    return macros.now(word).isPresent();
  }

  private void asks(String word) {
    if (word.startsWith(Configuration.PREFIX)) {
      options.add(word.endsWith("_MODULE") ? word.substring(0, word.length() - 7) : word);
    }
  }

  /** {@return the tokens with macros replaced, and what asks whether something is defined by 1 or 0} */
  private List<RawToken> expanded(List<RawToken> raw, Set<String> inside, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("too deep");
    }
    List<RawToken> all = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      RawToken token = raw.get(i);
      boolean bracket = i + 1 < raw.size() && raw.get(i + 1).is("(");
      if (!token.isName()) {
        all.add(token);
      } else if (token.is("defined")) {
        int word = bracket ? i + 2 : i + 1;
        boolean is = word < raw.size() && isDefined(raw.get(word).text());
        all.add(number(is));
        i = bracket ? i + 3 : word;
      } else if (bracket && token.text().startsWith("IS_") && isOption(raw, i + 2)) {
        all.add(number(asked(token.text(), raw.get(i + 2).text())));
        i += 3;
      } else if (bracket && token.text().startsWith("__has_")) {
        all.add(number(token.is("__has_attribute")));
        i = close(raw, i + 1);
      } else {
        i = word(raw, i, bracket, inside, depth, all);
      }
    }
    return all;
  }

  private static boolean isOption(List<RawToken> raw, int at) {
    return at + 1 < raw.size()
        && raw.get(at).text().startsWith(Configuration.PREFIX)
        && raw.get(at + 1).is(")");
  }

  private boolean asked(String how, String option) {
    options.add(option);
    switch (how) {
      case "IS_BUILTIN":
        return configuration.value(option).isPresent();
      case "IS_MODULE":
        return configuration.value(option + "_MODULE").isPresent();
      default:
        return configuration.has(option);
    }
  }

  private int word(
      List<RawToken> raw,
      int at,
      boolean bracket,
      Set<String> inside,
      int depth,
      List<RawToken> all) {
    RawToken token = raw.get(at);
    asks(token.text());
    MacroText macro =
        inside.contains(token.text()) ? null : macros.now(token.text()).orElse(null);
    if (macro == null || macro.isFunctionLike() && !bracket) {
      all.add(token);
      return at;
    }
    Set<String> deeper = new HashSet<>(inside);
    deeper.add(token.text());
    if (!macro.isFunctionLike()) {
      all.addAll(expanded(macro.tokens(), deeper, depth + 1));
      return at;
    }
    int close = close(raw, at + 1);
    List<List<RawToken>> arguments = arguments(raw.subList(at + 2, close));
    List<RawToken> body = new ArrayList<>();
    boolean pastes = macro.tokens().stream().anyMatch(each -> each.is("##"));
    for (RawToken each : macro.tokens()) {
      int parameter = macro.parameters().indexOf(each.text());
      if (parameter < 0) {
        body.add(each);
      } else if (parameter < arguments.size()) {
        List<RawToken> given = arguments.get(parameter);
        body.addAll(pastes ? given : expanded(given, inside, depth + 1));
      }
    }
    all.addAll(expanded(pasted(body), deeper, depth + 1));
    return close;
  }

  /** {@return the tokens with those on both sides of ## as one} */
  private static List<RawToken> pasted(List<RawToken> body) {
    List<RawToken> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).is("##") && !all.isEmpty() && i + 1 < body.size()) {
        RawToken left = all.remove(all.size() - 1);
        i++;
        all.add(new RawToken(left.text() + body.get(i).text(), left.line(), left.isName(), 0));
      } else {
        all.add(body.get(i));
      }
    }
    return all;
  }

  private static int close(List<RawToken> raw, int open) {
    int depth = 0;
    for (int i = open; i < raw.size(); i++) {
      depth += raw.get(i).is("(") ? 1 : raw.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no )");
  }

  private static List<List<RawToken>> arguments(List<RawToken> raw) {
    List<List<RawToken>> all = new ArrayList<>(List.of(new ArrayList<>()));
    int depth = 0;
    for (RawToken token : raw) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        all.add(new ArrayList<>());
      } else {
        all.get(all.size() - 1).add(token);
      }
    }
    return all;
  }

  private static RawToken number(boolean is) {
    return new RawToken(is ? "1" : "0", 1, false, 0);
  }

  private long ternary() {
    long condition = level(0);
    if (!take("?")) {
      return condition;
    }
    long then = ternary();
    expect(":");
    long otherwise = ternary();
    return condition != 0 ? then : otherwise;
  }

  private long level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    long left = level(level + 1);
    while (next < tokens.size() && LEVELS.get(level).contains(tokens.get(next).text())) {
      String operator = tokens.get(next++).text();
      Set<String> before = Set.copyOf(unknown);
      long right = level(level + 1);
      if (operator.equals("&&") && left == 0 || operator.equals("||") && left != 0) {
        unknown.retainAll(before);
      }
      left = of(operator, left, right);
    }
    return left;
  }

  private static long of(String operator, long left, long right) {
    switch (operator) {
      case "||":
        return left != 0 || right != 0 ? 1 : 0;
      case "&&":
        return left != 0 && right != 0 ? 1 : 0;
      case "|":
        return left | right;
      case "^":
        return left ^ right;
      case "&":
        return left & right;
      case "==":
        return left == right ? 1 : 0;
      case "!=":
        return left != right ? 1 : 0;
      case "<":
        return left < right ? 1 : 0;
      case "<=":
        return left <= right ? 1 : 0;
      case ">":
        return left > right ? 1 : 0;
      case ">=":
        return left >= right ? 1 : 0;
      case "<<":
        return left << right;
      case ">>":
        return left >> right;
      case "+":
        return left + right;
      case "-":
        return left - right;
      case "*":
        return left * right;
      default:
        if (right == 0) {
          throw new IllegalArgumentException("division by 0");
        }
        return operator.equals("/") ? left / right : left % right;
    }
  }

  private long unary() {
    if (take("!")) {
      return unary() == 0 ? 1 : 0;
    }
    if (take("~")) {
      return ~unary();
    }
    if (take("-")) {
      return -unary();
    }
    if (take("+")) {
      return unary();
    }
    if (take("(")) {
      long value = ternary();
      expect(")");
      return value;
    }
    if (next == tokens.size()) {
      throw new IllegalArgumentException("no operand");
    }
    RawToken token = tokens.get(next++);
    if (token.isName()) {
      unknown.add(token.text());
      return 0;
    }
    if (token.text().startsWith("'") && token.text().length() == 3) {
      return token.text().charAt(1);
    }
    return Long.decode(token.text().replaceAll("[uUlL]+$", ""));
  }

  private boolean take(String text) {
    boolean is = next < tokens.size() && tokens.get(next).is(text);
    next += is ? 1 : 0;
    return is;
  }

  private void expect(String text) {
    if (!take(text)) {
      throw new IllegalArgumentException("no " + text);
    }
  }
}
