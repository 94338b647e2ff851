package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;

/**
 * Structs as arguments and results.
 *
 * <p>The value of one is the address of an object that nobody else knows: a caller gives the address of what it passes, which the function
 * copies first; a function gives the address of its result, which the caller copies before anything else.
 */
final class StructValues {
  private final Unit unit;

  StructValues(Unit unit) {
    this.unit = unit;
  }

  /** {@return whether values of that type are such} */
  static boolean has(Type type) {
    return type.kind() instanceof Struct;
  }

  /** Refuses one whose words are opaque. */
  static void check(Position at, Type type) {
    if (type.kind() instanceof Struct struct && struct.opaque().isPresent()) {
      throw new CException(
          at,
          Rule.STRUCT_VALUE,
          "a '" + type
              + "' cannot be passed or returned as a value, as its words are opaque; pass a pointer");
    }
    Types.checkComplete(at, type);
  }

  /** {@return the variable that takes the address of an argument} */
  DataObject taken(Position at, String name, Type type) {
    return unit.local(at, name + " (passed)", type.pointer());
  }

  /** {@return the step that copies an argument into the parameter} */
  Step copied(Position at, DataObject parameter, DataObject taken) {
    Operand pointer = Operand.place(taken.type(), taken, 0);
    Code address = unit.expressions().places().value(at, pointer).value();
    return assigned(at, parameter, Operand.place(parameter.type(), address));
  }

  /** {@return the address of what is passed} */
  Code argument(Position at, Operand value, Type parameter) {
    if (!value.isPlace() || !value.type().kind().equals(parameter.kind())) {
      throw new CException(
          at, Rule.TYPE, "'" + value.type() + "' is passed where '" + parameter + "' is taken");
    }
    return value.address();
  }

  /** {@return the step that returns a value, from an object of the function's own} */
  Step returned(Expr value, Type type, Scope scope) {
    Position at = value.at();
    DataObject object = unit.local(at, "(result)", Type.of(type.kind()));
    Step copies = assigned(at, object, unit.expressions().compile(value, scope));
    long base = object.base();
    return run -> {
      copies.run(run);
      run.returns(run.stack() + base);
      return Step.RETURN;
    };
  }

  /** {@return the result of a call, once the caller has copied it} */
  Operand result(Position at, Type type, Code call) {
    Type plain = Type.of(type.kind());
    DataObject object = unit.local(at, "(result)", plain);
    Step copies = assigned(at, object, Operand.place(plain, call));
    long base = object.base();
    return Operand.place(plain, run -> {
      copies.run(run);
      return run.stack() + base;
    });
  }

  private Step assigned(Position at, DataObject to, Operand from) {
    Operand target = Operand.place(Type.of(to.type().kind()), to, 0);
    Code stores = unit.expressions().places().assign(at, target, from).value();
    return run -> {
      stores.eval(run);
      return Step.NORMAL;
    };
  }
}
