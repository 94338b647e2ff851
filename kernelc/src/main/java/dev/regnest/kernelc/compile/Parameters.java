package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;

/** The parameters of one function: its variables, what a caller passes for them, and what gives them their values from that. */
final class Parameters {
  private final Unit unit;
  private final Scope scope;
  private final boolean ofMain;
  private final List<DataObject> variables = new ArrayList<>();
  private final List<DataObject> passed = new ArrayList<>();
  private final List<Step> first = new ArrayList<>();

  /** Begins with none; nobody passes those {@code ofMain}. */
  Parameters(Unit unit, Scope scope, boolean ofMain) {
    this.unit = unit;
    this.scope = scope;
    this.ofMain = ofMain;
  }

  /** Takes in those of that function. */
  void declare(Declarator function) {
    Declarator.Function signature = (Declarator.Function) function.layers().get(0);
    signature.parameters().forEach(this::declare);
  }

  private void declare(Declarator.Parameter parameter) {
    Position at = parameter.declarator().at();
    String name = parameter.declarator().name();
    Type type = Types.decayed(unit.types()
        .declared(
            parameter.specifiers(),
            unit.types().base(parameter.specifiers(), scope),
            parameter.declarator(),
            scope));
    if (!type.isScalar() && !StructValues.has(type)) {
      throw new CException(
          at,
          Rule.TYPE,
          "a parameter cannot be of type '" + type + "'; pass an integer, a pointer or a struct");
    }
    StructValues.check(at, type);
    if (ofMain) {
      scope.declareOnce(at, name, new Symbol.NotGiven());
      return;
    }
    DataObject variable = unit.local(at, name, type);
    scope.declareOnce(at, name, new Symbol.Local(variable));
    variables.add(variable);
    if (StructValues.has(type)) {
      DataObject taken = unit.structValues().taken(at, name, type);
      first.add(unit.structValues().copied(at, variable, taken));
      passed.add(taken);
    } else {
      passed.add(variable);
    }
  }

  /** {@return the variables that have the names of the parameters} */
  List<DataObject> variables() {
    return variables;
  }

  /** {@return the variables that hold what a caller passes} */
  List<DataObject> passed() {
    return passed;
  }

  /** {@return what the function does, its parameters' values first} */
  Step before(Step body) {
    if (first.isEmpty()) {
      return body;
    }
    return run -> {
      for (Step step : first) {
        step.run(run);
      }
      return body.run(run);
    };
  }
}
