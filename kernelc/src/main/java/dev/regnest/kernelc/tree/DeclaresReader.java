package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.tree.Declares.Kind;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tells from the tokens of a piece what it declares, without knowing any type. */
final class DeclaresReader {
  /** How many macros may stand for each other. */
  private static final int DEEPEST = 4;

  private static final Set<String> AGGREGATES = Set.of("struct", "union", "enum");

  private static final Set<String> NO_NAMES = Set.of(
      "static",
      "extern",
      "inline",
      "const",
      "volatile",
      "void",
      "int",
      "long",
      "short",
      "char",
      "unsigned",
      "signed",
      "struct",
      "union",
      "enum",
      "typedef",
      "__inline",
      "__inline__",
      "__attribute__",
      "__extension__",
      "__typeof__",
      "typeof",
      "register",
      "__signed__",
      "__always_inline",
      "noinline",
      "bool",
      "_Bool",
      "asm",
      "__asm__");

  private final Function<String, Optional<MacroText>> macros;
  private final Map<MacroText, Boolean> attributes = new IdentityHashMap<>();
  private List<RawToken> tokens;
  private boolean hasVariable;

  DeclaresReader(Function<String, Optional<MacroText>> macros) {
    this.macros = macros;
  }

  /**
   * {@return what a piece declares}
   *
   * @param body the token that opens the body of a function, or -1
   */
  Declares read(List<RawToken> all, int body, int bodyAt) {
    tokens = all;
    Set<String> names = new LinkedHashSet<>();
    Set<String> tags = new LinkedHashSet<>();
    Set<String> made = new LinkedHashSet<>();
    insideBraces(body < 0 ? all.size() : body, names, tags, made);
    boolean isStatic = false;
    boolean isExtern = false;
    boolean isWeak = false;
    boolean isType = false;
    int end = body < 0 ? all.size() : body;
    int depth = 0;
    for (int i = 0; i < end; i++) {
      RawToken token = all.get(i);
      depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
      if (depth == 0) {
        isStatic |= token.is("static");
        isExtern |= token.is("extern");
        isWeak |= token.is("__weak");
        isType |= token.is("typedef");
      }
    }
    boolean[] isFunction = new boolean[1];
    boolean isMade = declarators(end, names, made, isFunction);
    Kind kind = isType
        ? Kind.TYPE
        : body >= 0
            ? Kind.FUNCTION
            : isMade
                ? declaresOnly(all) ? Kind.EXTERN : Kind.MADE
                : isFunction[0]
                    ? Kind.PROTOTYPE
                    : isExtern
                        ? Kind.EXTERN
                        : names.isEmpty() || !hasVariable ? Kind.TAG : Kind.VARIABLE;
    return new Declares(kind, names, tags, made, isStatic, isWeak, bodyAt);
  }

  private static boolean declaresOnly(List<RawToken> all) {
    return all.stream()
        .limit(3)
        .anyMatch(t ->
            t.text().matches("DECLARE_(PER_CPU|EARLY_PER_CPU|STATIC_KEY|STATIC_CALL|TRACE)\\w*"));
  }

  /** Adds the tags that have members here, and the constants of enums. */
  private void insideBraces(int end, Set<String> names, Set<String> tags, Set<String> made) {
    for (int i = 0; i < end; i++) {
      if (!AGGREGATES.contains(tokens.get(i).text())) {
        continue;
      }
      int at = i + 1;
      while (at < end && isAttribute(at)) {
        at = behindAttribute(at);
      }
      if (at + 1 < end && tokens.get(at).isName() && tokens.get(at + 1).is("{")) {
        tags.add(tokens.get(at).text());
        at++;
      }
      if (at < end && tokens.get(at).is("{") && tokens.get(i).is("enum")) {
        constants(at, end, names, made);
      }
    }
  }

  private void constants(int open, int end, Set<String> names, Set<String> made) {
    int depth = 0;
    boolean begins = true;
    for (int i = open; i < end; i++) {
      RawToken token = tokens.get(i);
      if (token.is("{") || token.is("(")) {
        depth++;
      } else if (token.is("}") || token.is(")")) {
        depth--;
        if (depth == 0) {
          return;
        }
      } else if (depth == 1
          && token.isName()
          && i + 1 < end
          && tokens.get(i + 1).is("(")) {
        List<RawToken> arguments = tokens.subList(i + 2, close(i + 1, end));
        macros
            .apply(token.text())
            .filter(MacroText::isFunctionLike)
            .ifPresent(macro -> made.addAll(Pasting.handed(macro, arguments, macros)));
      } else if (depth == 1 && begins && token.isName()) {
        names.add(token.text());
        begins = false;
      } else if (depth == 1 && token.is(",")) {
        begins = true;
      }
    }
  }

  /** Adds what is declared outside all brackets. {@return whether a macro makes it} */
  private boolean declarators(int end, Set<String> names, Set<String> made, boolean[] isFunction) {
    hasVariable = false;
    String last = "";
    boolean found = false;
    for (int i = 0; i < end; i++) {
      RawToken token = tokens.get(i);
      if (token.is("{")) {
        i = close(i, end);
      } else if (token.is("[")) {
        i = close(i, end);
      } else if (isAttribute(i)) {
        i = behindAttribute(i) - 1;
      } else if (token.is("typeof") || token.is("__typeof__")) {
        i = close(i + 1, end);
      } else if (token.isName()
          && !NO_NAMES.contains(token.text())
          && i + 1 < end
          && tokens.get(i + 1).is("(")
          && !found) {
        if (isMaker(token.text(), i)) {
          make(i, end, names, made);
          return true;
        }
        int close = close(i + 1, end);
        if (tokens.get(i + 2).is("*")
            && close + 1 < end
            && tokens.get(close + 1).is("(")) {
          names.add(innermost(i + 1, close));
          found = true;
          hasVariable = true;
          i = close(close + 1, end);
        } else {
          names.add(token.text());
          isFunction[0] = true;
          found = true;
          i = close;
        }
      } else if (token.is("(") && !found) {
        int close = close(i, end);
        String name = innermost(i, close);
        if (!name.isEmpty()) {
          names.add(name);
          hasVariable = true;
          found = true;
        }
        i = close;
      } else if (token.is("=") || token.is(",") || token.is(";") || token.is(":")) {
        if (!found && !last.isEmpty()) {
          names.add(last);
          hasVariable = true;
        }
        found = false;
        last = "";
        while (!token.is(",")
            && i + 1 < end
            && !tokens.get(i).is(",")
            && !tokens.get(i).is(";")) {
          i++;
          if (tokens.get(i).is("{") || tokens.get(i).is("(") || tokens.get(i).is("[")) {
            i = close(i, end);
          }
        }
      } else if (AGGREGATES.contains(token.text())) {
        if (i + 1 < end && tokens.get(i + 1).isName() && !isAttribute(i + 1)) {
          i++;
        }
        last = "";
      } else if (token.isName() && !NO_NAMES.contains(token.text())) {
        last = token.text();
      }
    }
    if (!found && !last.isEmpty()) {
      names.add(last);
      hasVariable = true;
    }
    return false;
  }

  private String innermost(int open, int close) {
    for (int i = open; i < close; i++) {
      RawToken token = tokens.get(i);
      if (token.isName() && !NO_NAMES.contains(token.text()) && !isAttribute(i)) {
        return token.text();
      }
    }
    return "";
  }

  private boolean isMaker(String name, int at) {
    boolean first = IntStream.range(0, at)
        .allMatch(i -> tokens.get(i).is("static") || tokens.get(i).is("extern") || isAttribute(i));
    if (!first || MakingMacros.exports(name)) {
      return first;
    }
    return MakingMacros.isKnown(name)
        || macros.apply(name).filter(MacroText::isFunctionLike).isPresent();
  }

  private void make(int at, int end, Set<String> names, Set<String> made) {
    String maker = tokens.get(at).text();
    if (MakingMacros.exports(maker)) {
      return;
    }
    Integer which = MakingMacros.nameOf(maker).orElse(null);
    int close = close(at + 1, end);
    int argument = 0;
    int depth = 0;
    for (int i = at + 1; i < close; i++) {
      RawToken token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.is(",") && depth == 1) {
        argument++;
      } else if (token.isName() && which != null && argument == which) {
        names.add(MakingMacros.prefix(maker) + token.text());
        return;
      } else if (token.isName() && which == null) {
        made.add(token.text());
      }
    }
    if (which == null) {
      macros
          .apply(maker)
          .ifPresent(
              macro -> made.addAll(Pasting.names(macro, tokens.subList(at + 2, close), macros)));
    }
  }

  private int close(int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      RawToken token = tokens.get(i);
      if (token.is("(") || token.is("{") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("}") || token.is("]")) {
        depth--;
      }
      if (depth == 0) {
        return i;
      }
    }
    return end;
  }

  /** {@return whether an attribute stands there, or a word that is a macro for one or for nothing} */
  private boolean isAttribute(int at) {
    RawToken token = tokens.get(at);
    return token.is("__attribute__") || token.isName() && isAttribute(token.text(), 0);
  }

  private boolean isAttribute(String word, int depth) {
    MacroText macro = depth > DEEPEST ? null : macros.apply(word).orElse(null);
    if (macro == null) {
      return false;
    }
    Boolean known = attributes.get(macro);
    if (known == null) {
      known = isAttribute(word, macro, depth);
      attributes.put(macro, known);
    }
    return known;
  }

  private boolean isAttribute(String word, MacroText macro, int depth) {
    List<RawToken> body = macro.tokens();
    if (body.isEmpty()) {
      return !macro.isFunctionLike() || word.startsWith("__");
    }
    String first = body.get(0).text();
    return first.equals("__attribute__") || !first.equals(word) && isAttribute(first, depth + 1);
  }

  private int behindAttribute(int at) {
    boolean hasArguments = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
    boolean takesThem = tokens.get(at).is("__attribute__")
        || macros.apply(tokens.get(at).text()).filter(MacroText::isFunctionLike).isPresent();
    return hasArguments && takesThem ? close(at + 1, tokens.size()) + 1 : at + 1;
  }
}
