package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Prelude;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One translation unit of the tree under a configuration: its directives carried out, each file that it includes read in its order, and what
 * all of them declare, piece by piece. Nothing is expanded and no type is known yet.
 */
final class Unit {
  /** What the kernel's build reads before each file. */
  private static final List<String> BEFORE =
      List.of("include/linux/kconfig.h", "include/linux/compiler_types.h");

  private static final int DEEPEST = 180;

  /** Begins what is said of a macro that means two things inside one function, enum or array. */
  static final String TWICE = "#define ";

  private final SourceTree tree;
  private final Configuration configuration;
  private final MacroTable macros;
  private final DeclaresReader reader;
  private final Map<String, List<Piece>> names = new HashMap<>();
  private final Map<String, List<Piece>> tags = new HashMap<>();
  private final Map<String, List<Piece>> made = new HashMap<>();
  private final Map<String, String> guards = new HashMap<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private int order;
  private int depth;

  Unit(SourceTree tree, Configuration configuration, Map<String, String> defines) {
    this.tree = tree;
    this.configuration = configuration;
    macros = new MacroTable(configuration);
    reader = new DeclaresReader(macros::now);
    CompilerWords.all().forEach((name, body) -> macros.define(0, MacroText.word(name, body)));
    defines.forEach((name, body) -> macros.define(0, MacroText.word(name, body)));
    BEFORE.forEach(this::include);
  }

  /** Begins with nothing, for regnest's own words. */
  private Unit(SourceTree tree, Configuration configuration) {
    this.tree = tree;
    this.configuration = configuration;
    macros = new MacroTable(configuration);
    reader = new DeclaresReader(macros::now);
  }

  /** {@return the words of regnest's own that stand in for more of a tree} */
  static Unit ofOwnWords(SourceTree tree, Configuration configuration) {
    Unit own = new Unit(tree, configuration);
    own.new Reading(Prelude.OF_TREES, RawText.withoutComments(Prelude.ofTrees())).run();
    return own;
  }

  /** Has a CPU's feature, which a boot finds to be there or not, as the bool of that name. */
  void feature(String name) {
    if (!names.containsKey(name)) {
      new Reading(Prelude.OF_TREES, "static __ro_after_init bool " + name + ";\n").run();
    }
  }

  /** {@return whether it has a macro, a declaration or the members of a struct of that name} */
  boolean has(String word) {
    return !word.startsWith(Configuration.PREFIX)
        && (macros.now(word).isPresent() || names.containsKey(word) || tags.containsKey(word));
  }

  MacroTable macros() {
    return macros;
  }

  Configuration configuration() {
    return configuration;
  }

  /** {@return what declares that function, variable, constant or type, in order} */
  List<Piece> named(String name) {
    return names.getOrDefault(name, List.of());
  }

  /** {@return what has the members of that struct, union or enum} */
  Optional<Piece> tag(String tag) {
    return tags.getOrDefault(tag, List.of()).stream().findFirst();
  }

  /** {@return what may make that name by a macro that is not known} */
  List<Piece> made(String name) {
    return made.getOrDefault(name, List.of());
  }

  /** {@return the files that it read} */
  Set<String> files() {
    return files;
  }

  /** {@return the headers that were named and that the tree does not have} */
  Set<String> missing() {
    return missing;
  }

  /** {@return the place behind all that was read} */
  int end() {
    return order;
  }

  /** Reads a file of the tree, unless it is a header that guards itself and was read. */
  void include(String path) {
    if (guards.containsKey(path) && macros.now(guards.get(path)).isPresent()) {
      return;
    }
    if (depth > DEEPEST) {
      throw endless(path);
    }
    files.add(path);
    depth++;
    new Reading(path, tree.withoutComments(path)).run();
    depth--;
  }

  /** One arm of a condition, and what decided it. */
  private static final class Open {
    private final boolean outer;
    private final Decided why = Decided.empty();
    private boolean taken;
    private boolean active;

    Open(boolean outer) {
      this.outer = outer;
    }
  }

  /** The way through one file. */
  private final class Reading {
    private final String path;
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Splitter splitter;
    private final Reading host;
    private final int hostLine;
    private final Set<String> gone = new LinkedHashSet<>();
    private Decided inside = Decided.empty();
    private String guard = "";
    private boolean seen;
    private boolean behindGuard;

    Reading(String path, String text) {
      this.path = path;
      this.text = text;
      splitter = new Splitter(this::piece);
      host = this;
      hostLine = 0;
    }

    /** Reads a file whose text is part of what has begun on that line of another one. */
    Reading(String path, String text, Reading host, int hostLine) {
      this.path = path;
      this.text = text;
      this.host = host;
      this.hostLine = hostLine;
      splitter = host.splitter;
    }

    private boolean isPart() {
      return host != this;
    }

    void run() {
      int number = 1;
      int at = 0;
      while (at < text.length()) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        int first = at;
        while (first < end && text.charAt(first) <= ' ') {
          first++;
        }
        int begin = number;
        if (first < end && text.charAt(first) == '#') {
          while (end < text.length() && text.charAt(end - 1) == '\\') {
            int next = text.indexOf('\n', end + 1);
            end = next < 0 ? text.length() : next;
            number++;
          }
          directive(text.substring(first, end), begin);
        } else if (first < end) {
          behindGuard |= !guard.isEmpty() && open.isEmpty();
          seen = true;
          if (isActive()) {
            String line = text.substring(at, end);
            splitter.line(isPart() ? " " + line : line, isPart() ? hostLine : number);
          }
        }
        at = end + 1;
        number++;
      }
      if (!isPart()) {
        splitter.end();
      }
      if (!guard.isEmpty() && !behindGuard) {
        guards.put(path, guard);
      }
    }

    private boolean isActive() {
      return open.isEmpty() || open.peek().active;
    }

    private void directive(String line, int number) {
      String all = line.indexOf('\\') < 0 ? line : line.replaceAll("\\\\[ \t]*\n", " ");
      int at = 1;
      while (at < all.length() && all.charAt(at) <= ' ') {
        at++;
      }
      int end = at;
      while (end < all.length() && RawText.isNamePart(all.charAt(end))) {
        end++;
      }
      String word = all.substring(at, end);
      String rest = all.substring(end).strip();
      if (open.isEmpty() && !guard.isEmpty()) {
        behindGuard = true;
      }
      if (!seen && word.equals("ifndef") && open.isEmpty()) {
        guard = rest;
      }
      seen = true;
      switch (word) {
        case "if":
        case "ifdef":
        case "ifndef":
          Open begun = new Open(isActive());
          open.push(begun);
          decide(begun, word, rest);
          break;
        case "elif":
          if (!open.isEmpty()) {
            Open chain = open.peek();
            chain.active = false;
            decide(chain, "if", rest);
          }
          break;
        case "else":
          if (!open.isEmpty()) {
            Open chain = open.peek();
            chain.active = chain.outer && !chain.taken;
          }
          break;
        case "endif":
          open.poll();
          break;
        default:
          if (isActive()) {
            carryOut(word, rest, line, number);
          }
      }
    }

    private void decide(Open arm, String word, String rest) {
      if (!arm.outer || arm.taken) {
        return;
      }
      Condition condition = new Condition(macros, configuration);
      if (word.equals("if")) {
        Optional<Boolean> holds = condition.holds(rest);
        arm.active = holds.orElse(false);
        if (holds.isEmpty()) {
          arm.why.unknown().add(rest);
        }
      } else {
        int end = 0;
        while (end < rest.length() && RawText.isNamePart(rest.charAt(end))) {
          end++;
        }
        arm.active = condition.isDefined(rest.substring(0, end)) == word.equals("ifdef");
      }
      arm.taken = arm.active;
      Decided by = new Decided(condition.options(), condition.unknown());
      arm.why.add(by);
      if (splitter.isInside()) {
        host.inside.add(by);
      }
    }

    private Decided why() {
      return Decided.by(open.stream().map(each -> each.why).toList());
    }

    private void carryOut(String word, String rest, String line, int number) {
      switch (word) {
        case "define":
          MacroText macro = tree.shared(MacroText.of(rest, line, path, number, why()));
          if (host.gone.remove(macro.name())) {
            host.inside.unknown().add(TWICE + macro.name());
          }
          macros.define(++order, macro);
          break;
        case "undef":
          undefine(rest);
          break;
        case "include":
          includes(rest, number);
          break;
        case "pragma":
          if (rest.equals("once")) {
            String once = "once " + path;
            guards.put(path, once);
            macros.define(order, MacroText.word(once, ""));
          }
          break;
        default:
      }
    }

    /** What has begun means a macro as it is inside it, and ends behind this: so the macro does, too. */
    private void undefine(String name) {
      if (splitter.isInBrackets()) {
        host.gone.add(name);
      } else {
        macros.undefine(++order, name);
      }
    }

    private void includes(String rest, int number) {
      if (rest.length() < 2 || rest.charAt(0) != '"' && rest.charAt(0) != '<') {
        missing.add(rest);
        return;
      }
      boolean isQuoted = rest.charAt(0) == '"';
      int close = rest.indexOf(isQuoted ? '"' : '>', 1);
      String name = close < 0 ? "" : rest.substring(1, close);
      Optional<String> found = tree.included(name, isQuoted, path);
      if (splitter.isInBrackets()) {
        found.ifPresent(file -> includePart(file, host, isPart() ? hostLine : number));
      } else {
        found.ifPresent(Unit.this::include);
      }
      if (found.isEmpty()) {
        missing.add(name);
      }
    }

    private void piece(int line, String pieceText, List<RawToken> tokens, int body, int bodyAt) {
      Decided why = tree.shared(Decided.by(List.of(why(), inside)));
      inside = Decided.empty();
      Declares declares = tree.shared(reader.read(tokens, body, bodyAt));
      String shared = tree.shared(pieceText);
      Piece piece = new Piece(Unit.this, ++order, path, line, shared, declares, why);
      declares.names().forEach(name -> add(names, name, piece));
      declares.tags().forEach(tag -> add(tags, tag, piece));
      declares.made().forEach(name -> add(made, name, piece));
      gone.forEach(name -> macros.undefine(++order, name));
      gone.clear();
    }
  }

  /** Reads a file as part of what has begun: the constants of an enum, the elements of an array. */
  private void includePart(String path, Reading host, int line) {
    if (depth > DEEPEST) {
      throw endless(path);
    }
    files.add(path);
    depth++;
    new Reading(path, tree.withoutComments(path), host, line).run();
    depth--;
  }

  private static TreeException endless(String path) {
    return new TreeException("\"" + path + "\" of the tree includes itself without end");
  }

  private static void add(Map<String, List<Piece>> all, String name, Piece piece) {
    all.computeIfAbsent(name, n -> new ArrayList<>(1)).add(piece);
  }
}
