package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The translation units that a hypothesis needs: that of what it includes, and those of other files that define what it calls. */
final class Units {
  /** How the bool begins that says whether a CPU has a feature or a bug; tree.h makes its name. */
  private static final String FEATURE = "__cpu_has_X86_";

  private final SourceTree tree;
  private final Configuration configuration;
  private final Map<String, String> defines;
  private final Set<String> taken = new TreeSet<>();
  private final List<String> included;
  private final Unit ownWords;
  private final Externals externals;
  private final Built built;
  private final List<Unit> all = new ArrayList<>();
  private final Map<String, Unit> byFile = new LinkedHashMap<>();
  private final Map<String, Optional<Piece>> definitions = new HashMap<>();

  /** Begins with what a hypothesis includes, in its order. */
  Units(
      SourceTree tree,
      Configuration configuration,
      Map<String, String> defines,
      List<String> included) {
    this.tree = tree;
    this.configuration = configuration;
    this.included = included;
    this.defines = new LinkedHashMap<>(Bounds.of(tree, configuration, defines));
    this.defines.putAll(defines);
    ownWords = Unit.ofOwnWords(tree, configuration);
    externals = new Externals(tree);
    built = new Built(tree, configuration);
    for (String path : included) {
      if (path.endsWith(".c") && !built.isBuilt(path)) {
        throw new TreeException(
            "\"" + path
                + "\" is not built under this configuration, as the Makefile beside it says; set its option by -D CONFIG_...=y");
      }
    }
    Unit unit = new Unit(tree, configuration, this.defines);
    all.add(unit);
    for (String path : included) {
      String whole = whole(path);
      unit.include(whole);
      byFile.put(path, unit);
      byFile.put(whole, unit);
    }
  }

  /** {@return the file to read for one that is included: for a part without headers of its own, as kernel/sched/ has, the one that it is part of} */
  private String whole(String path) {
    return path.endsWith(".c") && !text(path).contains("#include")
        ? externals.compiled(path)
        : path;
  }

  /** {@return the text of a file of the tree} */
  String text(String path) {
    return tree.text(path).orElse("");
  }

  Unit first() {
    return all.get(0);
  }

  List<Unit> all() {
    return List.copyOf(all);
  }

  /** {@return what a word stands for at a place of a unit, if the tree's macro of that name is to be had, or one stands in for it} */
  Optional<MacroText> macro(Unit unit, String word, int order) {
    if (ownWords.has(word)) {
      return ownWords.macros().now(word);
    }
    return OwnWords.has(word) && !taken.contains(word)
        ? Optional.empty()
        : unit.macros().at(word, order);
  }

  /** {@return what declares that name in a unit, or what of regnest's own stands in for it} */
  List<Piece> named(Unit unit, String name) {
    if (name.startsWith(FEATURE)) {
      ownWords.feature(name);
    }
    List<Piece> own = ownWords.named(name);
    return own.isEmpty() ? unit.named(name) : own;
  }

  /** {@return what has the members of that struct for a unit} */
  Optional<Piece> tag(Unit unit, String tag) {
    Optional<Piece> own = ownWords.tag(tag);
    return own.isPresent()
        ? own
        : from(unit).stream().flatMap(each -> each.tag(tag).stream()).findFirst();
  }

  /** {@return whether one of the files that the hypothesis itself includes defines it} */
  boolean isIncluded(Unit unit, String name) {
    return unit == first()
        && unit.named(name).stream()
            .anyMatch(p -> p.declares().defines() && included.contains(p.file()));
  }

  /**
   * Takes words of regnest's own from the tree, those that the hypothesis is about: it names them, and a file that it includes itself says what
   * they do.
   *
   * @throws TreeException if one of them is an instruction or a question to the CPU, which has no body that could be left out
   */
  void take(Collection<String> words) {
    for (String word : words) {
      boolean isSaid = isIncluded(first(), word)
          || first().macros().now(word).filter(m -> included.contains(m.file())).isPresent();
      if (isOwn(word) && isSaid) {
        if (!Tokens.isWord(word)) {
          throw new TreeException(
              word
                  + "() is regnest's own and is not judged from the tree; include another file than the one that says what it does");
        }
        taken.add(word);
      }
    }
  }

  /** {@return the words of regnest's own that are taken from the tree} */
  Set<String> taken() {
    return taken;
  }

  /** {@return whether a word is regnest's own, whatever the tree says} */
  boolean isOwn(String word) {
    return OwnWords.has(word) || ownWords.has(word);
  }

  /** {@return that unit, and the others behind it} */
  private List<Unit> from(Unit unit) {
    List<Unit> order = new ArrayList<>(List.of(unit));
    all.stream().filter(other -> other != unit).forEach(order::add);
    return order;
  }

  int number(Unit unit) {
    return all.indexOf(unit);
  }

  /** {@return the unit in which a file was met from which a piece was fetched; the first for the hypothesis itself} */
  Unit of(String file, Collection<Piece> fetched) {
    return fetched.stream()
        .filter(piece -> piece.file().equals(file))
        .map(Piece::unit)
        .findFirst()
        .orElse(first());
  }

  /** {@return the same text as the first unit has it, as a header that several include} */
  Piece same(Piece piece) {
    if (piece.unit() == first() || piece.unit() == ownWords || piece.file().endsWith(".c")) {
      return piece;
    }
    String name = piece.declares().firstName();
    for (Unit unit : all) {
      Optional<Piece> same = unit.named(name).stream()
          .filter(p -> p.key().equals(piece.key()))
          .findFirst()
          .or(() -> unit.tag(name).filter(p -> p.key().equals(piece.key())));
      if (same.isPresent()) {
        return same.get();
      }
    }
    return piece;
  }

  /**
   * {@return the definition that other files of the tree have of a name that they share}
   *
   * @throws TreeException if two have a strong one
   */
  Optional<Piece> definition(String name) {
    Optional<Piece> known = definitions.get(name);
    if (known == null) {
      known = sought(name);
      definitions.put(name, known);
    }
    return known;
  }

  private Optional<Piece> sought(String name) {
    List<Piece> strong = new ArrayList<>();
    List<Piece> weak = new ArrayList<>();
    Set<String> files = externals.files(name);
    for (String file : files) {
      if (!built.isBuilt(externals.compiled(file))) {
        continue;
      }
      for (Piece piece : unit(externals.compiled(file)).named(name)) {
        boolean defines = piece.declares().defines()
            && piece.file().equals(file)
            && !piece.declares().isStatic();
        if (defines) {
          add(piece, piece.declares().isWeak() ? weak : strong);
        }
      }
    }
    if (strong.size() > 1) {
      throw new TreeException("'" + name + "' is defined in " + strong.get(0).file() + " and in "
          + strong.get(1).file() + "; include the one that is meant in the hypothesis");
    }
    List<Piece> found = strong.isEmpty() ? weak : strong;
    found.stream().map(Piece::unit).filter(u -> !all.contains(u)).forEach(all::add);
    return found.stream().findFirst();
  }

  /** What a file says first of a variable without a value, it may say again with one. */
  private static void add(Piece piece, List<Piece> all) {
    boolean isSaid = piece.declares().kind() == Declares.Kind.VARIABLE
        && all.removeIf(before -> before.file().equals(piece.file()) && !hasValue(before));
    boolean again = !isSaid
        && piece.declares().kind() == Declares.Kind.VARIABLE
        && !hasValue(piece)
        && all.stream().anyMatch(before -> before.file().equals(piece.file()));
    if (!again) {
      all.add(piece);
    }
  }

  private static boolean hasValue(Piece piece) {
    return piece.text().indexOf('=') >= 0;
  }

  private Unit unit(String file) {
    return byFile.computeIfAbsent(file, f -> {
      Unit unit = new Unit(tree, configuration, defines);
      unit.include(f);
      return unit;
    });
  }
}
