package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names that a macro pastes together from its arguments. */
final class Pasting {
  private static final String PASTE = "##";

  private Pasting() {}

  /** {@return the names that a call of that macro with those arguments makes by ##, in its own text or in that of a macro which it calls} */
  static Set<String> names(
      MacroText macro, List<RawToken> arguments, Function<String, Optional<MacroText>> macros) {
    Set<String> names = new LinkedHashSet<>();
    names(macro, arguments, macros, new ArrayList<>(), names);
    return names;
  }

  private static void names(
      MacroText macro,
      List<RawToken> arguments,
      Function<String, Optional<MacroText>> macros,
      List<String> callers,
      Set<String> names) {
    names.addAll(names(macro, arguments));
    List<RawToken> body = macro.tokens();
    callers.add(macro.name());
    for (int i = 0; i + 1 < body.size(); i++) {
      String word = body.get(i).text();
      if (!body.get(i).isName() || !body.get(i + 1).is("(") || callers.contains(word)) {
        continue;
      }
      Optional<MacroText> called = macros.apply(word).filter(MacroText::isFunctionLike);
      if (called.isPresent()) {
        List<RawToken> passed = body.subList(i + 2, close(body, i + 1));
        names(called.get(), inPlace(macro, arguments, passed), macros, callers, names);
      }
    }
    callers.remove(callers.size() - 1);
  }

  private static int close(List<RawToken> body, int open) {
    int depth = 0;
    for (int i = open; i < body.size(); i++) {
      depth += body.get(i).is("(") ? 1 : body.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return body.size();
  }

  /** {@return those tokens with what was given in place of parameters} */
  private static List<RawToken> inPlace(
      MacroText macro, List<RawToken> arguments, List<RawToken> tokens) {
    List<String> given = split(arguments);
    List<RawToken> all = new ArrayList<>();
    for (RawToken token : tokens) {
      RawText.tokens(value(macro, given, token), token.line(), all);
    }
    return all;
  }

  private static Set<String> names(MacroText macro, List<RawToken> arguments) {
    List<String> given = split(arguments);
    List<RawToken> body = macro.tokens();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i + 2 < body.size(); i++) {
      if (!body.get(i + 1).is(PASTE)) {
        continue;
      }
      StringBuilder name = new StringBuilder(value(macro, given, body.get(i)));
      while (i + 2 < body.size() && body.get(i + 1).is(PASTE)) {
        name.append(value(macro, given, body.get(i + 2)));
        i += 2;
      }
      names.add(name.toString());
    }
    return names;
  }

  /** {@return the names that it makes by calling macros that it is handed, as {@code LIST(CONSTANT)} does} */
  static Set<String> handed(
      MacroText macro, List<RawToken> arguments, Function<String, Optional<MacroText>> macros) {
    List<String> given = split(arguments);
    List<RawToken> body = macro.tokens();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i + 1 < body.size(); i++) {
      Optional<MacroText> called = macro.isFunctionLike() && body.get(i + 1).is("(")
          ? macros.apply(value(macro, given, body.get(i)))
          : Optional.empty();
      if (called.isPresent()) {
        int close = i + 1;
        while (close < body.size() && !body.get(close).is(")")) {
          close++;
        }
        names.addAll(names(called.get(), body.subList(i + 2, close)));
      }
    }
    return names;
  }

  private static String value(MacroText macro, List<String> given, RawToken token) {
    int parameter = macro.isFunctionLike() ? macro.parameters().indexOf(token.text()) : -1;
    return parameter < 0 ? token.text() : parameter < given.size() ? given.get(parameter) : "";
  }

  private static List<String> split(List<RawToken> arguments) {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    int depth = 0;
    for (RawToken token : arguments) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        all.add(one.toString());
        one.setLength(0);
      } else {
        one.append(token.text());
      }
    }
    all.add(one.toString());
    return all;
  }
}
