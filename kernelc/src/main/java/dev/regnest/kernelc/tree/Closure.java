package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.source.Problem;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a hypothesis needs of a tree, fetched by need.
 *
 * <p>Types that a fetched text names are fetched with it, and so are the macros; everything else is what the reader misses when it reads what
 * was fetched so far. A function is declared where it is named, and has its body only where the reader reaches a call of it: what is not
 * reached is not read, and raises no errors.
 */
final class Closure {
  private static final Set<String> AGGREGATES = Set.of("struct", "union", "enum");

  private final Units units;
  private final Map<String, Piece> fetched = new LinkedHashMap<>();
  private final Set<String> withBody = new HashSet<>();
  private final Set<String> tagged = new LinkedHashSet<>();
  private final Map<String, String> ended = new LinkedHashMap<>();
  private final Set<String> pasted = new LinkedHashSet<>();
  private final Set<String> own;
  private final Deque<Piece> toScan = new ArrayDeque<>();

  /** Begins with what a hypothesis says; {@code own} are the names that it defines itself. */
  Closure(Units units, List<RawToken> hypothesis, Set<String> own) {
    this.units = units;
    this.own = own;
    scan(hypothesis, units.first(), units.first().end(), /* isStruct= */ false, new HashSet<>());
    scanAll();
  }

  Map<String, Piece> fetched() {
    return fetched;
  }

  /** {@return the functions with bodies that the hypothesis does not include itself, in the order in which they were fetched} */
  List<String> ofOtherFiles() {
    return fetched.values().stream()
        .filter(piece ->
            hasBody(piece) && !units.isIncluded(units.first(), piece.declares().firstName()))
        .map(piece -> piece.declares().firstName() + "() of " + piece.file())
        .toList();
  }

  boolean hasBody(Piece piece) {
    return withBody.contains(piece.key());
  }

  /** {@return the structs and unions that are named} */
  Set<String> tagged() {
    return tagged;
  }

  /** {@return the functions of the tree that what was fetched names, and that the hypothesis has itself} */
  List<String> stubs() {
    Set<String> stubs = new LinkedHashSet<>();
    for (Piece piece : fetched.values()) {
      for (RawToken token : tokens(piece)) {
        boolean isFunction = own.contains(token.text())
            && piece.unit().named(token.text()).stream()
                .anyMatch(p -> p.declares().isFunction());
        if (isFunction) {
          stubs.add(token.text());
        }
      }
    }
    return List.copyOf(stubs);
  }

  boolean isOwn(String word) {
    return own.contains(word);
  }

  /** Fetches what would mend a problem. {@return whether something was} */
  boolean mend(Problem problem) {
    int before = size();
    Unit unit = units.of(problem.at().file(), fetched.values());
    if (!problem.wants().isEmpty()) {
      tag(unit, problem.wants());
    } else if (problem.rule() == Rule.UNKNOWN_WORD) {
      declare(unit, problem.word());
    } else if (problem.rule() == Rule.NOT_DEFINED && !own.contains(problem.word())) {
      define(unit, problem.word());
    }
    scanAll();
    return size() > before;
  }

  /** Fetches the body of a function whose calls would be left out, if the tree has one. {@return whether it has} */
  boolean fill(String function) {
    int before = size();
    for (Unit unit : units.all()) {
      if (unit.named(function).stream().anyMatch(p -> p.declares().bodyAt() >= 0)) {
        declare(unit, function);
        define(unit, function);
      }
    }
    scanAll();
    return size() > before;
  }

  private int size() {
    return fetched.size() + withBody.size() + pasted.size();
  }

  /** {@return the macros whose names only other macros make, by ##} */
  Set<String> pasted() {
    return pasted;
  }

  private void declare(Unit unit, String name) {
    List<Piece> all = units.named(unit, name).stream()
        .filter(piece -> !own.contains(name) || piece.declares().isFunction())
        .toList();
    for (Piece piece : all) {
      boolean needed = piece.declares().bodyAt() < 0
          || all.stream().noneMatch(p -> p.declares().bodyAt() < 0 && p.order() < piece.order());
      if (needed) {
        fetch(piece);
      }
    }
    if (all.isEmpty()) {
      unit.made(name).forEach(this::fetch);
      Optional<MacroText> macro = units.macro(unit, name, unit.end());
      if (macro.isPresent() && !isOwn(name) && pasted.add(name)) {
        scan(macro.get().tokens(), unit, unit.end(), /* isStruct= */ false, new HashSet<>());
      }
    }
  }

  /** {@return for each function that is needed and not followed, why, and what to write} */
  Map<String, String> ended() {
    return ended;
  }

  private void define(Unit unit, String name) {
    Optional<String> where = Ends.in(name);
    boolean isFunction =
        units.named(unit, name).stream().anyMatch(piece -> piece.declares().isFunction());
    if (where.isPresent()
        && isFunction
        && !units.isIncluded(unit, name)
        && !isAnsweredInHeader(unit, name)) {
      ended.put(
          name,
          "'" + name + "()' ends in " + where.get()
              + ", and the tree is not followed there; say in the hypothesis what it does here, as: "
              + stub(unit, name));
      return;
    }
    Optional<Piece> here = units.named(unit, name).stream()
        .filter(p -> p.declares().defines() && !p.declares().isWeak())
        .findFirst();
    Optional<Piece> found = here.or(() -> units.definition(name))
        .or(() -> unit.named(name).stream().filter(p -> p.declares().defines()).findFirst());
    if (found.isEmpty() && isFunction) {
      ended.put(
          name,
          "'" + name + "()' has no body in " + Externals.named()
              + " under this configuration; say in the hypothesis what it does here, as: "
              + stub(unit, name));
    }
    found.ifPresent(piece -> {
      Piece one = fetch(piece);
      if (one.declares().bodyAt() >= 0 && withBody.add(one.key())) {
        toScan.add(one);
      }
    });
  }

  /** {@return a body for it, to be filled in} */
  private String stub(Unit unit, String name) {
    return units.named(unit, name).stream()
        .filter(piece -> piece.declares().isFunction())
        .map(piece -> piece.declares().bodyAt() < 0 ? piece.text() : piece.prototype())
        .map(Ends::stub)
        .findFirst()
        .orElse("");
  }

  /** {@return whether a header says in C what it does, down to what other files have} */
  private boolean isAnsweredInHeader(Unit unit, String name) {
    return Ends.isSaidInHeaders(name)
        && units.named(unit, name).stream().anyMatch(p -> p.declares().bodyAt() >= 0);
  }

  private void tag(Unit unit, String tag) {
    units.tag(unit, tag).ifPresent(this::fetch);
  }

  private Piece fetch(Piece piece) {
    Piece one = units.same(piece);
    Piece before = fetched.putIfAbsent(one.key(), one);
    if (before == null) {
      toScan.add(one);
    }
    return before == null ? one : before;
  }

  private void scanAll() {
    for (Piece piece = toScan.poll(); piece != null; piece = toScan.poll()) {
      boolean isStruct = !piece.declares().tags().isEmpty() && piece.declares().bodyAt() < 0;
      scan(tokens(piece), piece.unit(), piece.order(), isStruct, new HashSet<>());
    }
  }

  private List<RawToken> tokens(Piece piece) {
    List<RawToken> tokens = new ArrayList<>();
    RawText.tokens(text(piece), piece.line(), tokens);
    return tokens;
  }

  /** {@return what of the piece goes into the flat text} */
  String text(Piece piece) {
    return piece.declares().bodyAt() >= 0 && !hasBody(piece) ? piece.prototype() : piece.text();
  }

  /** Fetches the types that those tokens name, and those that the macros in them do. */
  private void scan(
      List<RawToken> tokens, Unit unit, int order, boolean isStruct, Set<String> expanded) {
    for (int i = 0; i < tokens.size(); i++) {
      RawToken token = tokens.get(i);
      if (!token.isName()) {
        continue;
      }
      String word = token.text();
      if (AGGREGATES.contains(word)
          && i + 1 < tokens.size()
          && tokens.get(i + 1).isName()) {
        named(unit, word, tokens, i + 1, isStruct);
        i++;
        continue;
      }
      if (own.contains(word) || OwnWords.has(word) && !units.taken().contains(word)) {
        continue;
      }
      Optional<MacroText> macro = units.macro(unit, word, order);
      if (macro.isPresent() && expanded.add(word)) {
        scan(macro.get().tokens(), unit, order, isStruct, expanded);
      }
      boolean isMember =
          i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("->"));
      if (!isMember) {
        units.named(unit, word).stream()
            .filter(p -> p.declares().kind() == Declares.Kind.TYPE)
            .forEach(this::fetch);
      }
    }
  }

  private void named(Unit unit, String what, List<RawToken> tokens, int at, boolean isStruct) {
    String tag = tokens.get(at).text();
    boolean isMember = at + 1 < tokens.size() && tokens.get(at + 1).isName();
    if (!what.equals("enum") && !OwnWords.hasTag(tag)) {
      tagged.add(what + " " + tag);
    }
    if ((what.equals("enum") || isStruct && isMember) && !OwnWords.hasTag(tag)) {
      tag(unit, tag);
    }
  }
}
