package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Parser;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.preprocess.Tokens;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.ProgramCode;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes code of a syntax tree. */
public final class Compiler {
  /** The markers of functions that run by themselves, as the prelude spells them in attributes. */
  public static final List<String> MARKERS = List.of(
      "__task",
      "__softirq",
      "__hardirq",
      "__nmi",
      "__exception",
      "__breakpoint",
      "__kprobe",
      "__optprobe",
      "__entry_event",
      "__sched_task",
      "__syscall_entry",
      "__at_rest");

  private static final String PREFIX = "__regnest_";
  private static final String TIMES = "__regnest_times__";
  private static final String TOGETHER = "__regnest_together__";
  private static final String UNGUARDED = "__regnest_unguarded__";
  private static final String SET_UP = "__regnest_setup__";
  private static final String GUARD = "get_recursion_context";

  private static final Scope PRELUDE = prelude(/* guards= */ false);

  /** The prelude with the kernel's guards, which few files use. */
  private static final class Guarded {
    private static final Scope PRELUDE = prelude(/* guards= */ true);
  }

  private final Scope prelude;
  private final Unit unit;
  private final Together together = new Together();
  private final List<Specifiers.Attribute> unguarded = new ArrayList<>();
  private boolean guarded;
  private final Problems problems;

  private Compiler(Scope prelude, SortedSet<Long> constants, Problems problems, String file) {
    this.prelude = prelude;
    this.problems = problems;
    unit = new Unit(prelude, problems, constants, new Coverage(file));
  }

  /**
   * {@return the code of everything that can run}
   *
   * @param read the tokens of the file
   * @param file the file's position, for what is wrong with it as a whole
   * @throws CException with all that is wrong
   */
  public static Compiled compile(
      List<Declaration> declarations, Tokens.Read read, Position file, Problems problems) {
    Scope prelude = read.usesGuards() ? Guarded.PRELUDE : PRELUDE;
    Compiler compiler = new Compiler(prelude, Constants.in(read.tokens()), problems, file.file());
    try {
      return compiler.run(declarations, file);
    } catch (StackOverflowError deep) {
      throw new CException(file, Rule.NESTING, "something in this file nests too deep");
    }
  }

  private static Scope prelude(boolean guards) {
    Problems problems = new Problems();
    Unit unit = new Unit(/* known= */ null, problems, new TreeSet<>(), new Coverage(Prelude.NAME));
    unit.declare(Parser.prelude(guards));
    problems.throwIfAny();
    return unit.top();
  }

  private Compiled run(List<Declaration> declarations, Position file) {
    unit.declare(declarations);
    List<CFunction> setUp = setUp();
    List<Entry> entries = new ArrayList<>();
    for (Symbol symbol : List.copyOf(unit.top().symbols())) {
      if (symbol instanceof Symbol.Function function && function.definition != null) {
        if (function.name.endsWith(GUARD)) {
          unit.has(Trait.TAKES_GUARD);
        }
        unit.checked(() -> {
          enter(function, entries);
          return null;
        });
      }
    }
    takesNoGuard();
    ProgramCode code = unit.compile();
    Demands.of(declarations, prelude, unit.top())
        .tell(Stream.concat(code.globals().stream(), code.locals().stream()));
    entries.addAll(unit.handlers().entries());
    if (problems.isEmpty() && entries.stream().allMatch(e -> e.marker().equals("__at_rest"))) {
      problems.add(
          file,
          Rule.NOTHING_RUNS,
          "nothing in this file runs: mark a function with __task, __softirq, __hardirq or __nmi, or write a main()");
    }
    together.check(entries, problems);
    // A kernel is entered before it runs anything of a task: the sort is stable.
    entries.sort(Comparator.comparing(entry -> !entry.marker().equals("__syscall_entry")));
    problems.throwIfAny();
    return new Compiled(
        code,
        entries,
        unit.checks(entries),
        unreached(declarations),
        unit.traits(),
        unit.stored(),
        unit.leftOut(),
        ownStructs(),
        setUp,
        unit.coverage());
  }

  /** {@return the functions that run before anything can arrive} They are compiled first, to tell what they ask. */
  private List<CFunction> setUp() {
    List<CFunction> all = new ArrayList<>();
    for (Symbol symbol : List.copyOf(unit.top().symbols())) {
      if (symbol instanceof Symbol.Function function && function.definition != null) {
        attribute(function, SET_UP)
            .ifPresent(marker -> unit.checked(() -> all.add(setUp(function, marker.at()))));
      }
    }
    unit.compileAsFarAsPossible();
    return all;
  }

  private CFunction setUp(Symbol.Function function, Position marker) {
    Position at = function.definition.declarator().at();
    if (!function.type.parameters().isEmpty() || !Unit.isVoid(function.type.result())) {
      throw new CException(
          at, Rule.MARKER, "a function marked __setup returns void and takes nothing");
    }
    CFunction code = unit.function(at, function);
    unit.compileAsFarAsPossible();
    if (unit.traits().contains(Trait.ASKS_VALUES)) {
      throw new CException(
          marker,
          Rule.MARKER,
          "what runs before anything can arrive asks a value that nobody knows, and begins each run with one; give it a value");
    }
    return code;
  }

  /** {@return the structs that the file defines and the prelude does, too} */
  private List<String> ownStructs() {
    return unit.top().tags().stream()
        .filter(tag -> prelude.tag(tag).filter(known -> known.size() > 0).isPresent())
        .toList();
  }

  /** {@return where functions that nothing runs say what must not happen} They are compiled for this alone, whatever is wrong with them. */
  private List<Check> unreached(List<Declaration> declarations) {
    Unit others = new Unit(prelude, new Problems(), unit.constants(), new Coverage(""));
    others.declare(declarations);
    for (Symbol symbol : List.copyOf(others.top().symbols())) {
      if (symbol instanceof Symbol.Function function
          && function.definition != null
          && !unit.isReached(function.name)) {
        others.function(function.definition.at(), function);
      }
    }
    others.compileAsFarAsPossible();
    return others.checks(List.of()).stream()
        .filter(check -> !unit.isReached(check.function()))
        .toList();
  }

  private void enter(Symbol.Function function, List<Entry> entries) {
    Position at = function.definition.declarator().at();
    Optional<Specifiers.Attribute> limit = attribute(function, TIMES);
    int times = limit.map(this::times).orElse(Entry.ANY);
    Position limitAt = limit.map(Specifiers.Attribute::at).orElse(at);
    attribute(function, UNGUARDED).ifPresent(unguarded::add);
    Optional<Specifiers.Attribute> withOthers = attribute(function, TOGETHER);
    withOthers.ifPresent(attribute -> together.add(function.name, attribute.at()));
    if (function.isMain()) {
      enterMain(at, function, entries);
    }
    for (Specifiers.Attribute attribute : function.attributes()) {
      String marker = marker(attribute);
      if (marker != null) {
        List<Type> parameters = function.type.parameters();
        boolean fits =
            parameters.isEmpty() || parameters.size() == 1 && parameters.get(0).isScalar();
        if (!fits || !Unit.isVoid(function.type.result())) {
          throw new CException(
              at,
              Rule.MARKER,
              "a function marked " + marker
                  + " returns void and takes nothing, or a struct pt_regs *");
        }
        CFunction code = unit.function(at, function);
        guarded |= attribute(function, UNGUARDED).isEmpty();
        entries.add(new Entry(marker, code, times, limitAt, withOthers.isPresent()));
      }
    }
  }

  /** Samples of which some take the counter and some do not would be two programs: a file says it of all that it marks, or of none. */
  private void takesNoGuard() {
    if (unguarded.isEmpty()) {
      return;
    }
    if (guarded) {
      problems.add(
          unguarded.get(0).at(),
          Rule.MARKER,
          "some marked functions are __unguarded and some are not; mark all of them, or none");
    }
    unit.has(Trait.TAKES_GUARD);
  }

  private static Optional<Specifiers.Attribute> attribute(Symbol.Function function, String name) {
    return function.attributes().stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** main() is what the task does, once. */
  private void enterMain(Position at, Symbol.Function function, List<Entry> entries) {
    entries.add(new Entry("__task", unit.function(at, function), 1, at, /* together= */ false));
  }

  private static String marker(Specifiers.Attribute attribute) {
    return MARKERS.stream()
        .filter(m -> attribute.name().equals(PREFIX + m.substring(2) + "__"))
        .findFirst()
        .orElse(null);
  }

  private int times(Specifiers.Attribute limit) {
    Expr number = limit.arguments().isEmpty() ? null : limit.arguments().get(0);
    long times = number == null ? 0 : unit.expressions().constant(number, unit.top());
    if (times < 1 || times > 1000) {
      throw new CException(
          limit.at(), Rule.MARKER, "__times(" + times + "): from 1 to 1000 times are possible");
    }
    return (int) times;
  }
}
