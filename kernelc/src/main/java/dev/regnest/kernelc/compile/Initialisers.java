package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
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

/** What variables hold at first. */
final class Initialisers {
  private final Expressions expressions;
  private final Effects effects;

  Initialisers(Expressions expressions, Effects effects) {
    this.expressions = expressions;
    this.effects = effects;
  }

  /** {@return the type, with the length of the array where only the values say it} */
  Type completed(Type type, Initialiser initialiser, Scope scope) {
    if (!(type.kind() instanceof CType.Array array) || array.length() >= 0) {
      return type;
    }
    Optional<Expr.Text> text = InitialValues.text(type, initialiser);
    if (text.isPresent()) {
      return lengthened(initialiser.at(), type, array, text.get().text().length() + 1);
    }
    if (!(initialiser instanceof Initialiser.Braces braces)) {
      return type;
    }
    long length = 0;
    long next = 0;
    for (Initialiser.Item item : braces.items()) {
      if (item.designators().isEmpty()
          && InitialValues.of(expressions, scope).isForElements(array.of(), item.value())) {
        throw new CException(
            item.value().at(),
            Rule.INITIALISER,
            "values for '" + array.of()
                + "' stand in brackets of their own where they say how long the array is");
      }
      if (!item.designators().isEmpty() && item.designators().get(0).index() != null) {
        Initialiser.Designator first = item.designators().get(0);
        next = expressions.constant(first.last() == null ? first.index() : first.last(), scope);
      }
      next++;
      length = Math.max(length, next);
    }
    return lengthened(initialiser.at(), type, array, length);
  }

  private static Type lengthened(Position at, Type type, CType.Array array, long length) {
    if (length * array.of().kind().size() > Types.MOST_BYTES) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          "an array of " + length + " elements is too long; at most " + Types.MOST_BYTES
              + " bytes are supported");
    }
    return type.ofKind(new CType.Array(array.of(), (int) length));
  }

  /** {@return the bytes of an object: those of its type, and more where it ends in an array whose length only the values say} */
  int size(Type type, Initialiser initialiser, Scope scope) {
    return InitialValues.of(expressions, scope).size(type, initialiser);
  }

  /** Sets what a variable outside functions holds. */
  void set(DataObject object, Initialiser initialiser, Scope scope) {
    set(object, InitialValues.of(expressions, scope).parts(object.type(), initialiser), scope);
  }

  private void set(DataObject object, List<InitialValues.Part> parts, Scope scope) {
    for (InitialValues.Part part : parts) {
      if (part.value() instanceof Expr.Literal literal
          && part.type().kind() instanceof Struct struct
          && expressions.typeOf(literal, scope).kind().equals(struct)) {
        InitialValues inner = InitialValues.of(expressions, scope);
        set(object, inner.parts(part.type(), part.offset(), literal.value()), scope);
        continue;
      }
      Operand value = expressions.value(part.value(), scope);
      meet(object, part, scope);
      Type type = part.type();
      if (type.kind() instanceof CType.BitField bits) {
        BitFields.check(part.value().at(), bits);
        type = Type.of(bits.declared());
      }
      Operand converted = expressions.implicit(part.value().at(), value, type);
      if (converted.constant() == null) {
        throw new CException(
            part.value().at(),
            Rule.NOT_CONSTANT,
            "a variable outside functions starts with a constant");
      }
      int size = part.type().kind().size();
      long stored = part.type().kind() instanceof CType.BitField bits
          ? bits.with(object.initial(part.offset(), size), converted.constant())
          : converted.constant();
      if (!object.setInitial(part.offset(), size, stored)) {
        throw new CException(
            part.value().at(),
            Rule.INITIALISER,
            "this has no value that is known before the program runs; store one to it in a function");
      }
    }
  }

  private void meet(DataObject object, InitialValues.Part part, Scope scope) {
    int leaf = object.leafAt(part.offset());
    if (leaf >= 0) {
      expressions
          .unit()
          .spellings()
          .meet(object.leaves().get(leaf).lastWord(), part.value(), scope);
    }
  }

  /** {@return the code that gives a local variable its values; all that are not named are zero} */
  Step code(DataObject object, Initialiser initialiser, Scope scope) {
    Operand whole = Operand.place(Type.of(object.type().kind()), object, 0);
    if (initialiser instanceof Initialiser.One one
        && InitialValues.text(object.type(), one).isEmpty()) {
      Code stores =
          expressions.assign(one.value().at(), whole, one.value(), scope).value();
      return run -> {
        stores.eval(run);
        return Step.NORMAL;
      };
    }
    List<Step> steps = new ArrayList<>();
    InitialValues values = InitialValues.of(expressions, scope);
    if (values.size(object.type(), initialiser) > object.size()) {
      throw new CException(
          initialiser.at(),
          Rule.FLEXIBLE_ARRAY,
          "an array without a length is given values in a variable outside functions alone; make it static");
    }
    for (InitialValues.Part part :
        InitialValues.evaluated(values.parts(object.type(), initialiser))) {
      Operand place = Operand.place(Type.of(part.type().kind()), object, part.offset());
      Operand stored = expressions
          .places()
          .assign(part.value().at(), place, expressions.compile(part.value(), scope));
      steps.add(run -> {
        stored.value().eval(run);
        return Step.NORMAL;
      });
    }
    expressions
        .unit()
        .arms()
        .setsLocals(object.slot(0), object.slot(0) + object.leaves().size());
    return run -> {
      run.clear(object);
      for (Step step : steps) {
        step.run(run);
      }
      return Step.NORMAL;
    };
  }
}
