package dev.regnest.kernelc.compile;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.preprocess.KnownWords;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Leaf;
import dev.regnest.kernelc.run.ProgramCode;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;

/** One file on its way from syntax to code. Only what is reached from the functions that run is made code of. */
final class Unit {
  private final Problems problems;
  private final Scope known;
  private final Scope top;
  private final Expressions expressions = new Expressions(this);
  private final Spellings spellings = new Spellings(expressions);
  private final Handlers handlers = new Handlers(this);
  private final Tasks tasks = new Tasks(this);
  private final StructValues structValues = new StructValues(this);
  private final Effects effects = new Effects(this, expressions);
  private final Types types = new Types(expressions);
  private final Statements statements = new Statements(this, expressions);
  private final Initialisers initialisers = new Initialisers(expressions, effects);
  private final Declarations declarations = new Declarations(this);
  private final List<DataObject> globals = new ArrayList<>();
  private final List<DataObject> locals = new ArrayList<>();
  private final List<CFunction> functions = new ArrayList<>();
  private final SortedSet<Long> constants;
  private final Map<Symbol.Function, CFunction> code = new IdentityHashMap<>();
  private final Map<String, DataObject> texts = new HashMap<>();
  private final Deque<Symbol.Function> toCompile = new ArrayDeque<>();
  private final CallGraph callGraph = new CallGraph();
  private final Checks checks = new Checks();
  private final Coverage coverage;
  private final Set<Register> stored = EnumSet.noneOf(Register.class);
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Set<DataObject> parameters = new HashSet<>();
  private final Whole whole = new Whole();
  private final Map<Expr.Call, Leaf> told = new IdentityHashMap<>();
  private final Deque<Arms> arms = new ArrayDeque<>(List.of(new Arms()));
  private String functionName = "";
  private final LastUses lastUses = new LastUses();
  private int slots;
  private int numbers;

  /** Begins with the names that are known; {@code constants} are the integers that are written in the file. */
  Unit(Scope known, Problems problems, SortedSet<Long> constants, Coverage coverage) {
    this.coverage = coverage;
    this.known = known;
    top = new Scope(known);
    this.problems = problems;
    this.constants = constants;
  }

  /** {@return a number that no other place in the code has} */
  int number() {
    numbers++;
    return numbers;
  }

  /** {@return the expressions that are evaluated while nothing is held} */
  Whole whole() {
    return whole;
  }

  /** Notes that an assertion is told by what that call returns, which is written like that leaf. */
  void isTold(Expr.Call call, Leaf result) {
    told.put(call, result);
  }

  /** {@return how to write what that call returns, or null if nobody tells it} */
  Leaf told(Expr.Call call) {
    return told.get(call);
  }

  /** Takes in all declarations. */
  void declare(List<Declaration> all) {
    all.forEach(declaration -> announce(declaration.specifiers().base()));
    for (Declaration declaration : all) {
      declaring(declaration, () -> declarations.global(declaration, top));
    }
  }

  /** A struct that the file itself defines is meant by what names it before, too, though the prelude has one of that tag. */
  private void announce(Specifiers.Base base) {
    if (base instanceof Specifiers.Struct struct
        && struct.members() != null
        && struct.hasName()
        && top.tag(struct.tag()).isPresent()
        && top.tagHere(struct.tag()).isEmpty()) {
      top.declareTag(struct.tag(), new Struct(struct.tag(), struct.isUnion()));
    }
  }

  /** {@return the code of that function, and sooner or later of all that it calls} */
  CFunction function(Position at, Symbol.Function symbol) {
    if (symbol.definition == null) {
      throw CException.about(
          at,
          Rule.NOT_DEFINED,
          symbol.name,
          "'" + symbol.name + "()' is declared and not defined, and no kernel function known here");
    }
    return code.computeIfAbsent(symbol, s -> {
      CType.Function type = s.isMain()
          ? new CType.Function(s.type.result(), List.of(), /* variadic= */ false)
          : s.type;
      CFunction function = new CFunction(s.name, type, functions.size());
      functions.add(function);
      toCompile.add(s);
      return function;
    });
  }

  /** Makes code of everything that has been asked for. */
  ProgramCode compile() {
    compileAsFarAsPossible();
    callGraph.findRecursion(problems);
    problems.throwIfAny();
    boolean asksModeOfCopies = traits.contains(Trait.ASKS_MODE_OF_OTHERS)
        || traits.containsAll(Set.of(Trait.ASKS_MODE_OF_HANDED, Trait.HANDS_ON_OTHERS));
    ProgramCode.Asks asks = new ProgramCode.Asks(
        asksModeOfCopies,
        traits.contains(Trait.ASKS_KERNEL_THREAD),
        traits.contains(Trait.ASKS_ABI));
    return new ProgramCode(
        globals, locals, functions, slots, tasks.objects(), asks, spellings.notation());
  }

  /** Goes through everything that has been asked for, and notes what is wrong. */
  void compileAsFarAsPossible() {
    for (Symbol.Function next = toCompile.poll(); next != null; next = toCompile.poll()) {
      Symbol.Function function = next;
      checked(() -> {
        compile(function);
        return null;
      });
    }
  }

  /** {@return whether something that runs calls a function of that name} */
  boolean isReached(String function) {
    return functions.stream().anyMatch(f -> f.name().equals(function));
  }

  private void compile(Symbol.Function function) {
    functionName = function.name;
    int firstSlot = slots;
    Scope scope = new Scope(top);
    Parameters takes = new Parameters(this, scope, function.isMain());
    takes.declare(function.definition.declarator());
    parameters.addAll(takes.variables());
    if (StructValues.has(function.type.result())) {
      StructValues.check(function.definition.at(), function.type.result());
    }
    List<Step> body = new ArrayList<>();
    Stmt.Compound text = function.isMain()
        ? OneThread.called(function.definition.body())
        : function.definition.body();
    Arms does = arms(() -> body.add(statements.body(text, function.type.result(), scope)));
    Step whole = takes.before(body.get(0));
    code.get(function).define(takes.passed(), firstSlot, slots, whole, does, function.text());
  }

  /** {@return what notes what the code does that is made now} */
  Arms arms() {
    return arms.element();
  }

  /** {@return what the code does that {@code work} makes, for what stands around it to have, too} */
  Arms arms(Runnable work) {
    Arms made = new Arms();
    arms.push(made);
    try {
      work.run();
    } finally {
      arms.pop();
    }
    return made;
  }

  /** {@return what {@code work} returns, or null if something was wrong, which is noted} */
  <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (CException wrong) {
      problems.add(wrong);
      return null;
    }
  }

  /** Takes in a declaration; what it declares is doubtful where something is wrong with it. */
  void declaring(Declaration declaration, Runnable work) {
    try {
      work.run();
    } catch (CException wrong) {
      problems.add(wrong);
      problems.doubt(declaration.declared());
    }
  }

  /** Notes what is wrong, and goes on. */
  void note(CException wrong) {
    problems.add(wrong);
  }

  /** {@return the type of what is not run} */
  Type unevaluated(Supplier<Type> work) {
    return statements.unevaluated(work);
  }

  Operand named(Position at, String name, Scope scope) {
    Symbol symbol = scope
        .find(name)
        .orElseThrow(() ->
            CException.unknown(at, name, "'" + name + "' is not declared" + KnownWords.hint(name)));
    if (symbol instanceof Symbol.Local local) {
      lastUses.names(local.object());
      return Operand.place(local.object().type(), local.object(), 0);
    }
    if (symbol instanceof Symbol.Global global) {
      DataObject object = object(global);
      return Operand.place(object.type(), object, 0);
    }
    if (symbol instanceof Symbol.NotGiven) {
      throw new CException(
          at,
          Rule.MAIN,
          "nobody gives main() arguments; take the value of '" + name
              + "' from __VERIFIER_nondet_int()");
    }
    if (symbol instanceof Symbol.Constant constant) {
      return Operand.constant(Type.of(constant.type()), constant.value());
    }
    if (symbol instanceof Symbol.Function function) {
      if (Intrinsics.named(name, scope).isPresent()) {
        throw new CException(
            at, Rule.NOT_POINTED_AT, "'" + name + "' can only be called here, not pointed at");
      }
      long address = Addresses.ofFunction(function(at, function).number());
      Code code = run -> address;
      return new Operand(Type.of(function.type), code, null, null, 0, address);
    }
    throw new CException(at, Rule.TYPE, "'" + name + "' is a type, and no value");
  }

  private DataObject object(Symbol.Global global) {
    if (global.object == null) {
      if (!global.isDefined) {
        throw CException.about(
            global.at,
            Rule.NOT_DEFINED,
            global.name,
            "'" + global.name
                + "' is declared extern, and no definition says what it holds; define it in the file");
      }
      Types.checkComplete(global.at, global.type);
      int size = global.initialiser == null
          ? global.type.kind().size()
          : initialisers.size(global.type, global.initialiser, global.scope);
      checkRoom(
          global.at, global.name, size, Addresses.GLOBAL_SIZE, globals.size(), Addresses.GLOBALS);
      long base = Addresses.ofGlobal(globals.size());
      global.object =
          DataObject.global(global.at, global.name, global.type, base, size, global.isPerCpu);
      global.object.wrap(global.wraps);
      globals.add(global.object);
      if (global.initialiser != null) {
        initialisers.set(global.object, global.initialiser, global.scope);
      }
    }
    return global.object;
  }

  private static void checkRoom(
      Position at, String name, int size, int mostBytes, int variables, int mostVariables) {
    if (size > mostBytes) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          "'" + name + "' has " + size + " bytes; at most " + mostBytes + " are supported here");
    }
    if (variables == mostVariables) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          "'" + name + "' is one variable too many; at most " + mostVariables + " are supported");
    }
  }

  LastUses lastUses() {
    return lastUses;
  }

  /** {@return how many slots the variables have that are compiled so far} */
  int slots() {
    return slots;
  }

  /** {@return a new variable of the function that is compiled} */
  DataObject local(Position at, String name, Type type) {
    Types.checkComplete(at, type);
    checkRoom(at, name, type.kind().size(), Addresses.LOCAL_SIZE, locals.size(), Addresses.LOCALS);
    DataObject object = DataObject.local(at, name, type, Addresses.ofLocal(locals.size()), slots);
    locals.add(object);
    slots += object.leaves().size();
    return object;
  }

  /** {@return a variable of that type that is only measured} */
  DataObject measure(Position at, Type type) {
    return DataObject.local(at, "", type, 0, 0);
  }

  Operand literal(Expr.Literal literal, Scope scope) {
    Type type = initialisers.completed(types.of(literal.type(), scope), literal.value(), scope);
    if (scope == top || scope == known) {
      Symbol.Global variable =
          new Symbol.Global(literal.at(), "(literal)", type, literal.value(), top);
      variable.isDefined = true;
      return Operand.place(type, object(variable), 0);
    }
    DataObject object = local(literal.at(), "(literal)", type);
    Step fill = initialisers.code(object, literal.value(), scope);
    long base = object.base();
    return Operand.place(type, run -> {
      fill.run(run);
      return run.pointsToStack() + base;
    });
  }

  void calls(Position at, CFunction callee) {
    callGraph.add(functionName, callee.name(), at);
  }

  /** {@return a string: an array that nothing can be stored to, the same one wherever it is written} */
  Operand text(Expr.Text text) {
    int length = text.text().length() + 1;
    DataObject object = texts.computeIfAbsent(text.text(), t -> {
      Type letters = Type.of(new CType.Array(Type.of(Ints.CHAR).with(true, false), length));
      DataObject created = hidden(text.at(), '"' + t + '"', letters);
      for (int i = 0; i < t.length(); i++) {
        created.initial()[i] = (byte) t.charAt(i);
      }
      return created;
    });
    return Operand.place(Type.of(new CType.Array(Type.of(Ints.CHAR), length)), object, 0);
  }

  /** {@return a variable outside functions that no name leads to} */
  DataObject hidden(Position at, String name, Type type) {
    Symbol.Global variable = new Symbol.Global(at, name, type, null, top);
    variable.isDefined = true;
    return object(variable);
  }

  Spellings spellings() {
    return spellings;
  }

  StructValues structValues() {
    return structValues;
  }

  Tasks tasks() {
    return tasks;
  }

  Handlers handlers() {
    return handlers;
  }

  /** Notes that a call of that function counts for nothing. */
  void leavesOut(String function) {
    leftOut.add(function);
  }

  /** {@return the functions whose calls count for nothing, in the order in which they are met} */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Notes that the function which is compiled says at that place what must not happen. */
  void claims(Position at, String text) {
    checks.add(at, text, functionName);
  }

  /** {@return all such places, each with what leads there} */
  List<Check> checks(List<Entry> entries) {
    return checks.all(entries, callGraph);
  }

  /** {@return whether the expression is a parameter's name, as it stands} */
  boolean isParameter(Expr expression, Scope scope) {
    return expression instanceof Expr.Name name
        && scope.find(name.name()).orElse(null) instanceof Symbol.Local local
        && parameters.contains(local.object());
  }

  /** Notes what the file does. */
  void has(Trait trait) {
    traits.add(trait);
  }

  /** Notes that the file stores that word by its name. */
  void stores(Register word) {
    stored.add(word);
  }

  /** {@return the words that the file stores by their names} */
  Set<Register> stored() {
    return stored;
  }

  Set<Trait> traits() {
    return traits;
  }

  /** {@return the integers that are written in the file} */
  SortedSet<Long> constants() {
    return constants;
  }

  String functionName() {
    return functionName;
  }

  Scope top() {
    return top;
  }

  Types types() {
    return types;
  }

  Coverage coverage() {
    return coverage;
  }

  Statements statements() {
    return statements;
  }

  Effects effects() {
    return effects;
  }

  Initialisers initialisers() {
    return initialisers;
  }

  Declarations declarations() {
    return declarations;
  }

  Expressions expressions() {
    return expressions;
  }

  static boolean isVoid(Type type) {
    return type.kind() instanceof CType.Void;
  }
}
