package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes declarations into scopes. */
final class Declarations {
  private final Unit unit;

  Declarations(Unit unit) {
    this.unit = unit;
  }

  /** Takes in a declaration outside functions. */
  void global(Declaration declaration, Scope scope) {
    if (announcesEnum(declaration)) {
      return;
    }
    Type base = unit.types().base(declaration.specifiers(), scope);
    if (declaration instanceof Declaration.Function function) {
      define(function, base, scope);
      return;
    }
    for (Declaration.Init name : ((Declaration.Names) declaration).names()) {
      Attributes.checkNoCleanup(attributes(declaration.specifiers(), name.declarator()));
      Type type = unit.types().declared(declaration.specifiers(), base, name.declarator(), scope);
      if (!asTypeOrFunction(declaration.specifiers(), name.declarator(), type, scope)) {
        Attributes.checkNoMarker(attributes(declaration.specifiers(), name.declarator()));
        Symbol.Global variable = globalVariable(name, type, scope);
        variable.isPerCpu |= isPerCpu(declaration.specifiers(), name.declarator());
        variable.wraps = Math.max(
            variable.wraps,
            wraps(declaration.specifiers(), name.declarator(), variable.type, scope));
        variable.isDefined |= !declaration.specifiers().has("extern") || name.value() != null;
      }
    }
  }

  /** {@return whether that is {@code enum tag;}, after which gcc knows as much as before} */
  private static boolean announcesEnum(Declaration declaration) {
    return declaration instanceof Declaration.Names names
        && names.names().isEmpty()
        && declaration.specifiers().base() instanceof Specifiers.Enum named
        && named.constants() == null
        && named.attributes().isEmpty();
  }

  private boolean asTypeOrFunction(
      Specifiers specifiers, Declarator declarator, Type type, Scope scope) {
    if (specifiers.has("typedef")) {
      Attributes.checkNoWraps(attributes(specifiers, declarator));
      defineType(
          declarator, unit.types().aligned(type, attributes(specifiers, declarator), scope), scope);
      return true;
    }
    if (type.kind() instanceof CType.Function function) {
      Attributes.checkNoWraps(attributes(specifiers, declarator));
      Symbol.Function symbol = symbol(declarator.at(), declarator.name(), function, scope);
      symbol.declared(specifiers.attributes());
      symbol.declared(declarator.attributes());
      return true;
    }
    return false;
  }

  private static void defineType(Declarator declarator, Type type, Scope scope) {
    Position at = declarator.at();
    if (scope.here(declarator.name()).orElse(null) instanceof Symbol.TypeDef known) {
      checkSame(at, declarator.name(), known.type(), type);
    } else {
      scope.declareOnce(at, declarator.name(), new Symbol.TypeDef(type));
      if (type.kind() instanceof Struct struct) {
        struct.isCalled(declarator.name());
      }
    }
  }

  private Symbol.Function symbol(Position at, String name, CType.Function type, Scope scope) {
    Symbol known = scope.find(name).orElse(null);
    if (known instanceof Symbol.Function function) {
      checkSame(at, name, Type.of(function.type), Type.of(type));
      return function;
    }
    if (known != null && (scope == unit.top() || scope.here(name).isPresent())) {
      throw new CException(
          at, Rule.REDEFINITION, "'" + name + "' is declared already, as something else");
    }
    Symbol.Function function = new Symbol.Function(name, type);
    scope.declare(name, function);
    return function;
  }

  private static void checkSame(Position at, String name, Type before, Type now) {
    if (!Implicit.isSame(before, now)) {
      throw new CException(
          at, Rule.REDEFINITION, "'" + name + "' is declared already, as '" + before + "'");
    }
  }

  private void define(Declaration.Function definition, Type base, Scope scope) {
    Declarator declarator = definition.declarator();
    CType.Function type =
        (CType.Function) unit.types().of(base, declarator, scope).kind();
    Symbol.Function known = symbol(declarator.at(), declarator.name(), type, scope);
    if (known.definition != null) {
      throw new CException(
          declarator.at(), Rule.REDEFINITION, "'" + declarator.name() + "' is defined already");
    }
    Symbol.Function function = new Symbol.Function(declarator.name(), type);
    function.definition = definition;
    List<Specifiers.Attribute> attributes = attributes(definition.specifiers(), declarator);
    Attributes.checkNone(attributes, "on a function");
    function.declared(attributes);
    function.declaredAs(known);
    scope.declare(declarator.name(), function);
  }

  private static boolean isPerCpu(Specifiers specifiers, Declarator declarator) {
    return attributes(specifiers, declarator).stream()
        .anyMatch(attribute -> attribute.name().equals("__regnest_percpu__"));
  }

  private long wraps(Specifiers specifiers, Declarator declarator, Type type, Scope scope) {
    return Attributes.wraps(attributes(specifiers, declarator), type, unit.expressions(), scope);
  }

  private Symbol.Global globalVariable(Declaration.Init init, Type type, Scope scope) {
    String name = init.declarator().name();
    Position at = init.declarator().at();
    Type completed = unit.initialisers().completed(type, init.value(), scope);
    if (scope.here(name).orElse(null) instanceof Symbol.Global known) {
      checkSame(at, name, known.type, completed);
      if (known.initialiser != null && init.value() != null) {
        throw new CException(at, Rule.REDEFINITION, "'" + name + "' is defined already");
      }
      known.type = completed;
      known.initialiser = init.value() == null ? known.initialiser : init.value();
      return known;
    }
    if (scope.find(name).isPresent()) {
      throw new CException(
          at, Rule.REDEFINITION, "'" + name + "' is declared already, as something else");
    }
    Symbol.Global variable = new Symbol.Global(at, name, completed, init.value(), scope);
    scope.declare(name, variable);
    return variable;
  }

  /**
   * A declaration inside a function.
   *
   * @param step gives the variables their values
   * @param cleanups clean them up, in the order in which they are declared
   */
  record Local(Step step, List<Step> cleanups) {}

  /** Takes in a declaration inside a function. */
  Local local(Declaration declaration, Scope scope) {
    Specifiers specifiers = declaration.specifiers();
    Type base = specifiers.base() instanceof Specifiers.AutoType
        ? autoType((Declaration.Names) declaration, scope)
        : unit.types().base(specifiers, scope);
    List<Step> steps = new ArrayList<>();
    List<Step> cleanups = new ArrayList<>();
    for (Declaration.Init name : ((Declaration.Names) declaration).names()) {
      Type type = unit.types().declared(specifiers, base, name.declarator(), scope);
      Optional<Specifiers.Attribute> cleanup =
          Attributes.named(attributes(specifiers, name.declarator()), "cleanup");
      boolean taken = asTypeOrFunction(specifiers, name.declarator(), type, scope);
      if (taken || specifiers.has("static") || specifiers.has("extern")) {
        Attributes.checkNoCleanup(attributes(specifiers, name.declarator()));
      }
      if (taken) {
        continue;
      }
      Attributes.checkNoMarker(attributes(specifiers, name.declarator()));
      if (specifiers.has("static")) {
        Type completed = unit.initialisers().completed(type, name.value(), scope);
        String full = unit.functionName() + "." + name.declarator().name();
        Symbol.Global variable =
            new Symbol.Global(name.declarator().at(), full, completed, name.value(), scope);
        variable.isPerCpu = isPerCpu(specifiers, name.declarator());
        variable.wraps = wraps(specifiers, name.declarator(), completed, scope);
        variable.isDefined = true;
        scope.declareOnce(name.declarator().at(), name.declarator().name(), variable);
      } else if (specifiers.has("extern")) {
        Attributes.checkNoWraps(attributes(specifiers, name.declarator()));
        declareExtern(name, type, scope);
      } else {
        Attributes.checkNoWraps(attributes(specifiers, name.declarator()));
        steps.add(localVariable(name, type, scope));
        cleanup.ifPresent(c -> cleanups.add(cleanUp(c, name.declarator().name(), scope)));
      }
    }
    return new Local(
        run -> {
          for (Step step : steps) {
            step.run(run);
          }
          return Step.NORMAL;
        },
        cleanups);
  }

  /** The variable outside functions that has this name, whatever other one the blocks around this one know. */
  private void declareExtern(Declaration.Init init, Type type, Scope scope) {
    String name = init.declarator().name();
    Position at = init.declarator().at();
    Symbol.Global variable = unit.top().here(name).orElse(null) instanceof Symbol.Global known
        ? known
        : new Symbol.Global(at, name, type, null, unit.top());
    if (init.value() != null) {
      throw new CException(
          at, Rule.INITIALISER, "'" + name + "' is extern here, and given a value");
    }
    checkSame(at, name, variable.type, type);
    scope.declareOnce(at, name, variable);
  }

  private Type autoType(Declaration.Names declaration, Scope scope) {
    if (declaration.names().size() == 1
        && declaration.names().get(0).declarator().layers().isEmpty()
        && declaration.names().get(0).value() instanceof Initialiser.One one) {
      Type type = Types.decayed(unit.expressions().typeOf(one.value(), scope));
      return Type.of(type.kind());
    }
    throw new CException(
        declaration.at(), Rule.TYPE, "__auto_type is for one variable that is given a value");
  }

  /** {@return a call of the function that the attribute names, with the address of the variable} */
  private Step cleanUp(Specifiers.Attribute cleanup, String name, Scope scope) {
    Position at = cleanup.at();
    if (cleanup.arguments().size() != 1 || !(cleanup.arguments().get(0) instanceof Expr.Name f)) {
      throw new CException(at, Rule.ATTRIBUTE, "attribute 'cleanup' takes the name of a function");
    }
    Expr address = new Expr.Unary(at, "&", new Expr.Name(at, name));
    Code call = unit.effects().of(new Expr.Call(at, f, List.of(address)), scope);
    return run -> {
      call.eval(run);
      return Step.NORMAL;
    };
  }

  private static List<Specifiers.Attribute> attributes(
      Specifiers specifiers, Declarator declarator) {
    List<Specifiers.Attribute> all = new ArrayList<>(specifiers.attributes());
    all.addAll(declarator.attributes());
    return all;
  }

  private Step localVariable(Declaration.Init name, Type type, Scope scope) {
    Type completed = unit.initialisers().completed(type, name.value(), scope);
    DataObject object = unit.local(name.declarator().at(), name.declarator().name(), completed);
    scope.declareOnce(name.declarator().at(), name.declarator().name(), new Symbol.Local(object));
    if (completed.isScalar() && name.value() instanceof Initialiser.One one) {
      unit.whole().add(one.value());
    }
    return name.value() == null
        ? run -> Step.NORMAL
        : unit.initialisers().code(object, name.value(), scope);
  }
}
