package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;

/** Takes declarations into scopes. */
final class Declarations {
  private final Unit unit;

  Declarations(Unit unit) {
    this.unit = unit;
  }

  /** Takes in a declaration outside functions. */
  void global(Declaration declaration, Scope scope) {
    Type base = unit.types().base(declaration.specifiers(), scope);
    if (declaration instanceof Declaration.Function function) {
      define(function, base, scope);
      return;
    }
    for (Declaration.Init name : ((Declaration.Names) declaration).names()) {
      Type type = unit.types().of(base, name.declarator(), scope);
      if (!asTypeOrFunction(declaration.specifiers(), name.declarator(), type, scope)) {
        globalVariable(name, type, scope);
      }
    }
  }

  private boolean asTypeOrFunction(
      Specifiers specifiers, Declarator declarator, Type type, Scope scope) {
    if (specifiers.has("typedef")) {
      scope.declare(declarator.name(), new Symbol.TypeDef(type));
      return true;
    }
    if (type.kind() instanceof CType.Function function) {
      symbol(declarator.at(), declarator.name(), function, scope);
      return true;
    }
    return false;
  }

  private Symbol.Function symbol(Position at, String name, CType.Function type, Scope scope) {
    Symbol known = scope.find(name).orElse(null);
    if (known instanceof Symbol.Function function) {
      return function;
    }
    if (known != null && scope.here(name).isPresent()) {
      throw new CException(
          at, Rule.REDEFINITION, "'" + name + "' is declared already, as something else");
    }
    Symbol.Function function = new Symbol.Function(name, type);
    scope.declare(name, function);
    return function;
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
    List<Specifiers.Attribute> attributes =
        new ArrayList<>(definition.specifiers().attributes());
    attributes.addAll(declarator.attributes());
    function.attributes = attributes;
    scope.declare(declarator.name(), function);
  }

  private void globalVariable(Declaration.Init init, Type type, Scope scope) {
    String name = init.declarator().name();
    Position at = init.declarator().at();
    Type completed = unit.initialisers().completed(type, init.value(), scope);
    if (scope.here(name).orElse(null) instanceof Symbol.Global known) {
      if (known.initialiser != null && init.value() != null) {
        throw new CException(at, Rule.REDEFINITION, "'" + name + "' is defined already");
      }
      known.type = completed;
      known.initialiser = init.value() == null ? known.initialiser : init.value();
    } else if (scope.here(name).isPresent()) {
      throw new CException(
          at, Rule.REDEFINITION, "'" + name + "' is declared already, as something else");
    } else {
      scope.declare(name, new Symbol.Global(at, name, completed, init.value()));
    }
  }

  /** Takes in a declaration inside a function. {@return the code that gives the variables their values} */
  Step local(Declaration declaration, Scope scope) {
    Specifiers specifiers = declaration.specifiers();
    Type base = unit.types().base(specifiers, scope);
    List<Step> steps = new ArrayList<>();
    for (Declaration.Init name : ((Declaration.Names) declaration).names()) {
      Type type = unit.types().of(base, name.declarator(), scope);
      if (asTypeOrFunction(specifiers, name.declarator(), type, scope)) {
        continue;
      }
      if (specifiers.has("static")) {
        Type completed = unit.initialisers().completed(type, name.value(), scope);
        String full = unit.functionName() + "." + name.declarator().name();
        scope.declare(
            name.declarator().name(),
            new Symbol.Global(name.declarator().at(), full, completed, name.value()));
      } else if (!specifiers.has("extern")) {
        steps.add(localVariable(name, type, scope));
      }
    }
    return run -> {
      for (Step step : steps) {
        step.run(run);
      }
      return Step.NORMAL;
    };
  }

  private Step localVariable(Declaration.Init name, Type type, Scope scope) {
    Type completed = unit.initialisers().completed(type, name.value(), scope);
    DataObject object = unit.local(name.declarator().at(), name.declarator().name(), completed);
    scope.declare(name.declarator().name(), new Symbol.Local(object));
    return name.value() == null
        ? run -> Step.NORMAL
        : unit.initialisers().code(object, name.value(), scope);
  }
}
