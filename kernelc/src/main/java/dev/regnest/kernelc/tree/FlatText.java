package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what was fetched as one text, in the order in which a compiler would have met it, each piece under a #line that says where it is from. */
final class FlatText {
  private static final String CONFIGURATION = ".config";
  private static final Pattern WEAK = Pattern.compile("\\b__weak\\b");
  private static final Pattern ENUM = Pattern.compile("\\benum\\s+(\\w+)");

  private final Closure closure;
  private final Units units;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, MacroText> defined = new TreeMap<>();
  private final Set<String> options = new TreeSet<>();
  private final Map<String, String> undecided = new LinkedHashMap<>();
  private String file = "";
  private int line;

  private FlatText(Closure closure, Units units) {
    this.closure = closure;
    this.units = units;
  }

  /**
   * What was written.
   *
   * @param text the text
   * @param options the options of the configuration that decided something of it, in the order of the alphabet
   * @param undecided what cannot be decided, each with the piece that it would decide
   */
  record Written(String text, Set<String> options, Map<String, String> undecided) {}

  /**
   * {@return what a closure fetched, as one text}
   *
   * @param hypothesis the tokens of the hypothesis, whose macros stand at the end
   */
  static Written of(
      Closure closure, Units units, Configuration configuration, List<RawToken> hypothesis) {
    FlatText flat = new FlatText(closure, units);
    List<Piece> all = new ArrayList<>(closure.fetched().values());
    Map<EnumOfUnit, Integer> enums = firstUses(all);
    all.sort(Comparator.comparingInt((Piece p) -> units.number(p.unit()))
        .thenComparingInt(p -> place(p, enums))
        .thenComparingInt(Piece::order));
    StringBuilder head = new StringBuilder();
    units.taken().forEach(word -> head.append("#undef ").append(word).append('\n'));
    closure.tagged().forEach(tag -> head.append(tag).append(";\n"));
    for (Piece piece : all) {
      flat.piece(piece);
    }
    Unit first = units.first();
    flat.macros(hypothesis, first, first.end());
    StringBuilder set = new StringBuilder("#line 1 \"" + CONFIGURATION + "\"\n");
    for (String option : flat.options) {
      for (String word : List.of(option, option + "_MODULE")) {
        configuration
            .value(word)
            .ifPresent(value ->
                set.append("#define ").append(word).append(' ').append(value).append('\n'));
      }
    }
    return new Written(set.toString() + head + flat.text, flat.options, flat.undecided);
  }

  private record EnumOfUnit(Unit unit, String tag) {}

  /** {@return where each enum is used first, in the unit that defines it} gcc lets one be used before it is defined; C does not. */
  private static Map<EnumOfUnit, Integer> firstUses(List<Piece> all) {
    Map<EnumOfUnit, Integer> enums = new HashMap<>();
    for (Piece piece : all) {
      Matcher use = ENUM.matcher(piece.text());
      while (use.find()) {
        enums.merge(new EnumOfUnit(piece.unit(), use.group(1)), piece.order(), Math::min);
      }
    }
    return enums;
  }

  private static int place(Piece piece, Map<EnumOfUnit, Integer> enums) {
    if (piece.declares().kind() != Declares.Kind.TAG || !piece.text().startsWith("enum ")) {
      return piece.order();
    }
    return piece.declares().tags().stream()
        .map(tag -> enums.get(new EnumOfUnit(piece.unit(), tag)))
        .filter(Objects::nonNull)
        .findFirst()
        .map(first -> Math.min(piece.order(), first - 1))
        .orElse(piece.order());
  }

  private void piece(Piece piece) {
    String own = standing(piece, closure.text(piece));
    List<RawToken> tokens = new ArrayList<>();
    RawText.tokens(own, piece.line(), tokens);
    macros(tokens, piece.unit(), piece.order());
    for (String name : piece.declares().names()) {
      if (Tokens.isWord(name)) {
        text.append("#undef ").append(name).append('\n');
        file = "";
      }
    }
    at(piece.file(), piece.line());
    write(own);
    decided(piece.why(), piece.file() + ":" + piece.line());
  }

  /** A weak definition that was fetched has no strong one to give way to. */
  private static String standing(Piece piece, String text) {
    return piece.declares().isWeak() ? WEAK.matcher(text).replaceFirst("") : text;
  }

  private void decided(Decided by, String where) {
    options.addAll(by.options());
    by.unknown().stream()
        .filter(word -> !word.startsWith("__"))
        .forEach(word -> undecided.put(word, where));
  }

  /** Writes the macros that those tokens need, as they are there. */
  private void macros(List<RawToken> tokens, Unit unit, int order) {
    Map<String, MacroText> needed = new LinkedHashMap<>();
    for (String word : closure.pasted()) {
      need(new RawToken(word, 0, true, 0), /* bracket= */ true, unit, order, needed);
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean bracket =
          i + 1 < tokens.size() && (tokens.get(i + 1).is("(") || isArgument(tokens, i));
      need(tokens.get(i), bracket, unit, order, needed);
    }
    for (MacroText macro : needed.values()) {
      MacroText before = defined.put(macro.name(), macro);
      if (macro.equals(before)) {
        continue;
      }
      at(macro.file(), macro.line());
      if (before != null) {
        write("#undef " + macro.name());
        at(macro.file(), macro.line());
      }
      write(macro.text());
      decided(macro.why(), macro.file() + ":" + macro.line());
    }
    undefine(tokens, needed);
  }

  /** {@return whether the word there may be handed to a macro, which may call it} */
  private static boolean isArgument(List<RawToken> tokens, int at) {
    return at > 0
        && (tokens.get(at - 1).is("(") || tokens.get(at - 1).is(","))
        && (tokens.get(at + 1).is(")") || tokens.get(at + 1).is(","));
  }

  /** Takes away a macro that stands no longer where those tokens do. */
  private void undefine(List<RawToken> tokens, Map<String, MacroText> needed) {
    Set<String> gone = new LinkedHashSet<>();
    for (RawToken token : tokens) {
      if (defined.containsKey(token.text()) && !needed.containsKey(token.text())) {
        MacroText before = defined.get(token.text());
        if (!before.isFunctionLike()) {
          gone.add(token.text());
        }
      }
    }
    for (String name : gone) {
      defined.remove(name);
      write("#undef " + name);
    }
  }

  private void need(
      RawToken token, boolean bracket, Unit unit, int order, Map<String, MacroText> needed) {
    String word = token.text();
    if (!token.isName() || needed.containsKey(word)) {
      return;
    }
    if (word.startsWith(Configuration.PREFIX)) {
      options.add(word);
      return;
    }
    Optional<MacroText> macro =
        closure.isOwn(word) ? Optional.empty() : units.macro(unit, word, order);
    if (macro.isEmpty() || macro.get().isFunctionLike() && !bracket) {
      return;
    }
    needed.put(word, macro.get());
    for (RawToken each : macro.get().tokens()) {
      need(each, /* bracket= */ true, unit, order, needed);
    }
  }

  /** Says where the next line is from, where it does not follow from the one before. */
  private void at(String where, int number) {
    if (!where.equals(file) || number < line || number > line + 3) {
      text.append("#line ").append(number).append(" \"").append(where).append("\"\n");
      file = where;
      line = number;
    }
    for (; line < number; line++) {
      text.append('\n');
    }
  }

  private void write(String lines) {
    text.append(lines.replaceAll("[ \t]+(?=\n|$)", "")).append('\n');
    line += 1 + (int) lines.chars().filter(c -> c == '\n').count();
  }
}
