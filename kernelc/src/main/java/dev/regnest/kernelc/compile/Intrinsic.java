package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** A function that is not written in C: an instruction, or a question to the CPU. */
@FunctionalInterface
interface Intrinsic {
  Operand call(Use use);

  /** One call of it. */
  record Use(Unit unit, Expressions expressions, Expr.Call call, Scope scope, boolean isValueUsed) {
    Position at() {
      return call.at();
    }

    Expr argument(int index) {
      if (index >= call.arguments().size()) {
        throw new CException(
            call.at(),
            Rule.ARGUMENTS,
            "argument " + (index + 1) + " is missing; this call has "
                + call.arguments().size());
      }
      return call.arguments().get(index);
    }

    Operand value(int index) {
      return expressions.value(argument(index), scope);
    }

    /** {@return an argument as an integer or address} */
    Code code(int index) {
      Operand value = value(index);
      if (!value.type().isScalar()) {
        throw new CException(
            argument(index).at(), Rule.TYPE, "'" + value.type() + "' is no integer and no pointer");
      }
      return value.value();
    }

    /** {@return what the pointer in that argument points to} */
    Type pointee(int index) {
      Operand value = value(index);
      if (value.type().kind() instanceof CType.Pointer to) {
        return to.to();
      }
      throw new CException(
          argument(index).at(),
          Rule.TYPE,
          "a pointer is needed here, this is '" + value.type() + "'");
    }

    /** {@return the text in that argument} */
    String text(int index) {
      if (argument(index) instanceof Expr.Text text) {
        return text.text();
      }
      throw new CException(argument(index).at(), Rule.NOT_CONSTANT, "a string is needed here");
    }
  }

  /** {@return one that asks for an int} */
  static Intrinsic asking(ToLongFunction<Run> question) {
    return use -> Operand.value(Type.of(Ints.INT), question::applyAsLong);
  }

  /** {@return one that does something} */
  static Intrinsic doing(Consumer<Run> action) {
    return use -> Operand.value(Type.of(new CType.Void()), run -> {
      action.accept(run);
      return 0;
    });
  }

  /** {@return one that does something no access is moved across} */
  static Intrinsic atBarrier(Consumer<Run> action) {
    return use -> {
      use.unit().arms().hasBarrier();
      return doing(run -> {
            run.endsRegion();
            action.accept(run);
          })
          .call(use);
    };
  }
}
