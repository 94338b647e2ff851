package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Leaf;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes code of calls. */
final class Calls {
  private final Unit unit;
  private final Expressions expressions;
  private final Places places;

  Calls(Unit unit, Expressions expressions, Places places) {
    this.unit = unit;
    this.expressions = expressions;
    this.places = places;
  }

  Operand call(Expr.Call call, Scope scope) {
    Optional<Operand> instruction = intrinsic(call, scope, /* isValueUsed= */ true);
    if (instruction.isPresent()) {
      return instruction.get();
    }
    Operand function = expressions.compile(call.function(), scope);
    if (function.type().kind() instanceof CType.Function type
        && call.function() instanceof Expr.Name name
        && scope.find(name.name()).orElse(null) instanceof Symbol.Function symbol) {
      return known(call, unit.function(name.at(), symbol), type, scope);
    }
    Operand pointer = places.value(call.at(), function);
    if (pointer.type().kind() instanceof CType.Pointer to
        && to.to().kind() instanceof CType.Function type) {
      return through(call, pointer.value(), type, scope);
    }
    throw new CException(
        call.at(), Rule.TYPE, "'" + pointer.type() + "' is called, which is no function");
  }

  /** {@return what a call of a function that is not written in C gives, or empty if it is none} */
  Optional<Operand> intrinsic(Expr.Call call, Scope scope, boolean isValueUsed) {
    if (!(call.function() instanceof Expr.Name name)) {
      return Optional.empty();
    }
    return Intrinsics.named(name.name(), scope)
        .map(intrinsic -> called(intrinsic, name, call, scope, isValueUsed));
  }

  /** {@return what a condition that consists of that call asks, or empty if that is its value} */
  Optional<Operand> condition(Expr.Call call, Scope scope) {
    if (!(call.function() instanceof Expr.Name name)) {
      return Optional.empty();
    }
    return Intrinsics.asCondition(name.name(), scope)
        .map(intrinsic -> called(intrinsic, name, call, scope, /* isValueUsed= */ true));
  }

  private Operand called(
      Intrinsic intrinsic, Expr.Name name, Expr.Call call, Scope scope, boolean isValueUsed) {
    if (scope.find(name.name()).orElse(null) instanceof Symbol.Function function) {
      checkCount(call, function.type.parameters().size(), function.type.variadic());
    }
    return intrinsic.call(new Intrinsic.Use(unit, expressions, call, scope, isValueUsed));
  }

  private static void checkCount(Expr.Call call, int wanted, boolean variadic) {
    int given = call.arguments().size();
    if (given < wanted || given > wanted && !variadic) {
      throw new CException(
          call.at(),
          Rule.ARGUMENTS,
          "the function takes " + count(wanted) + ", and this call has " + given);
    }
  }

  private static String count(int arguments) {
    return arguments + (arguments == 1 ? " argument" : " arguments");
  }

  private Operand known(Expr.Call call, CFunction function, CType.Function type, Scope scope) {
    unit.calls(call.at(), function);
    unit.arms().calls(function);
    Code[] arguments = arguments(call, type, scope);
    List<Code> more = more(call, type, scope);
    Code code = told(call, run -> run.call(function, passed(run, arguments, more)));
    return result(call, type, standing(call, code));
  }

  /** {@return the same code, which notes what it returns where an assertion is told by that} */
  private Code told(Expr.Call call, Code code) {
    Leaf told = unit.told(call);
    return told == null
        ? code
        : run -> {
          long value = code.eval(run);
          run.returned(told, value);
          return value;
        };
  }

  private Operand through(Expr.Call call, Code pointer, CType.Function type, Scope scope) {
    Code[] arguments = arguments(call, type, scope);
    List<Code> more = more(call, type, scope);
    unit.arms().stores();
    return result(call, type, standing(call, run -> {
      long address = pointer.eval(run);
      return run.callAt(address, passed(run, arguments, more));
    }));
  }

  /** {@return the same code, which says where the frame stands while it runs} */
  private Code standing(Expr.Call call, Code code) {
    int number = unit.number();
    Code numbered = run -> {
      run.enterBlock(number);
      long value = code.eval(run);
      run.leaveBlock();
      return value;
    };
    return unit.whole().has(call) ? numbered : run -> run.holding(numbered);
  }

  private Operand result(Expr.Call call, CType.Function type, Code code) {
    return StructValues.has(type.result())
        ? unit.structValues().result(call.at(), type.result(), code)
        : Operand.value(type.result(), code);
  }

  private Code[] arguments(Expr.Call call, CType.Function type, Scope scope) {
    List<Type> parameters = type.parameters();
    checkCount(call, parameters.size(), type.variadic() && !parameters.isEmpty());
    List<Code> codes = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Position at = call.arguments().get(i).at();
      Operand value = expressions.value(call.arguments().get(i), scope);
      if (isRegs(value) && !unit.isParameter(call.arguments().get(i), scope)) {
        unit.has(Trait.HANDS_ON_OTHERS);
      }
      codes.add(
          StructValues.has(parameters.get(i))
              ? unit.structValues().argument(at, value, parameters.get(i))
              : expressions.implicit(at, value, parameters.get(i)).value());
    }
    return codes.toArray(Code[]::new);
  }

  /** {@return what is evaluated for the dots of a function, which no code here can look at} */
  private List<Code> more(Expr.Call call, CType.Function type, Scope scope) {
    return call.arguments().subList(type.parameters().size(), call.arguments().size()).stream()
        .map(argument -> unit.effects().of(argument, scope))
        .toList();
  }

  private static long[] passed(Run run, Code[] arguments, List<Code> more) {
    for (int i = more.size() - 1; i >= 0; i--) {
      more.get(i).eval(run);
    }
    return run.arguments(arguments);
  }

  private static boolean isRegs(Operand value) {
    return value.type().kind() instanceof CType.Pointer to
        && to.to().kind() instanceof Struct struct
        && struct.opaque().equals(Optional.of(Opaque.PT_REGS));
  }
}
