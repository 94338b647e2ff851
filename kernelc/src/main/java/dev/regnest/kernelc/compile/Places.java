package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Copying;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Dependences;
import java.util.function.LongUnaryOperator;

/** Places: what stands on the left of an assignment, and how it is read and written. */
final class Places {
  private final Expressions expressions;

  Places(Expressions expressions) {
    this.expressions = expressions;
  }

  /** {@return what the operand is worth: a place is read, an array becomes the address of its first element} */
  Operand value(Position at, Operand operand) {
    Type type = operand.type();
    if (type.kind() instanceof CType.Array array) {
      return new Operand(
          array.of().pointer(), operand.address(), null, null, 0, constantAddress(operand));
    }
    if (type.kind() instanceof CType.Function) {
      return new Operand(type.pointer(), operand.value(), null, null, 0, operand.constant());
    }
    if (!operand.isPlace() || type.kind() instanceof Struct) {
      return operand;
    }
    if (type.kind() instanceof CType.BitField bits) {
      return BitFields.value(bits, value(at, BitFields.cell(at, operand, bits)));
    }
    if (!type.isScalar()) {
      String why = type.kind() instanceof CType.Word ? ", as its words are opaque here" : "";
      throw new CException(
          at,
          type.kind() instanceof CType.Word ? Rule.OPAQUE : Rule.TYPE,
          "a value of type '" + type + "' cannot be used" + why);
    }
    return Operand.value(Type.of(type.kind()), Atomics.ordered(arms(), operand, load(operand)));
  }

  private Code load(Operand place) {
    if (place.type().isVolatile()) {
      arms().accessesOrdered();
    }
    int leaf = place.leaf();
    Type type = place.type();
    DataObject object = place.object();
    if (leaf < 0) {
      Code address = place.address();
      return run -> Memory.load(run, run.address(address), type);
    }
    if (object.isLocal()) {
      return run -> Memory.local(run, object, leaf, type.kind());
    }
    int number = object.number();
    return run -> Memory.global(run, number, leaf, type, Dependences.NONE);
  }

  /** Notes that the code which is made stores there. */
  private void notesStore(Operand place) {
    if (place.type().isVolatile()) {
      arms().accessesOrdered();
    }
    DataObject object = place.object();
    if (object != null && !object.isLocal() && place.leaf() >= 0) {
      arms().sets(object, place.leaf());
    } else if (object == null || !object.isLocal()) {
      arms().stores();
    } else if (place.leaf() >= 0) {
      arms().setsLocals(object.slot(place.leaf()), object.slot(place.leaf()) + 1);
    } else {
      arms().setsLocals(object.slot(0), object.slot(0) + object.leaves().size());
    }
  }

  private Arms arms() {
    return expressions.unit().arms();
  }

  /** {@return the value stored, once it is} */
  Code store(Operand place, Code value) {
    notesStore(place);
    int leaf = place.leaf();
    Type type = place.type();
    DataObject object = place.object();
    if (leaf < 0) {
      Code address = place.address();
      return run -> {
        long stored = value.eval(run);
        Memory.store(run, address.eval(run), type, stored);
        return stored;
      };
    }
    if (object.isLocal()) {
      return run -> {
        long stored = value.eval(run);
        Memory.storeLocal(run, object, leaf, stored);
        return stored;
      };
    }
    int number = object.number();
    return run -> {
      long stored = object.wrapped(value.eval(run));
      Memory.storeGlobal(run, number, leaf, type, stored);
      return stored;
    };
  }

  Operand assign(Position at, Operand target, Operand source) {
    checkWritable(at, target);
    if (target.type().kind() instanceof CType.Word word) {
      return OpaqueWords.assign(expressions.unit(), at, target, word, source);
    }
    if (target.type().kind() instanceof CType.BitField bits) {
      Operand converted = expressions.implicit(at, value(at, source), Type.of(bits.declared()));
      Operand cell = BitFields.cell(at, target, bits);
      notesStore(cell);
      return BitFields.changed(
          cell, bits, converted.value(), (run, old, by) -> by, /* givesOldValue= */ false);
    }
    if (target.type().kind() instanceof Struct struct) {
      if (!source.type().kind().equals(struct) || !source.isPlace()) {
        throw new CException(
            at, Rule.TYPE, "'" + source.type() + "' cannot be assigned to '" + target.type() + "'");
      }
      notesStore(target);
      Code to = target.address();
      Code from = source.address();
      Type type = target.type();
      return assigned(type, run -> {
        long destination = to.eval(run);
        Copying.copy(run, destination, run.address(from), type);
        return destination;
      });
    }
    Operand converted = expressions.implicit(at, value(at, source), target.type());
    return Operand.value(
        Type.of(target.type().kind()),
        Atomics.ordered(arms(), target, store(target, converted.value())));
  }

  /** {@return the value of an assignment of a struct, which is where it lies now; its code has to run once} */
  private static Operand assigned(Type type, Code code) {
    return new Operand(Type.of(type.kind()), code, code, null, 0, null);
  }

  void checkWritable(Position at, Operand target) {
    boolean isArray = target.type().kind() instanceof CType.Array;
    if (!target.isPlace() || isArray) {
      String why = isArray
          ? "it is an array; assign to its elements"
          : "it is a value of type '" + target.type() + "', and lies nowhere";
      throw new CException(at, Rule.PLACE, "nothing can be assigned to this: " + why);
    }
    if (target.type().isConst()) {
      throw new CException(
          at, Rule.CONST, "nothing can be assigned to this '" + target.type() + "': it is const");
    }
  }

  Operand dereference(Position at, Operand pointer) {
    if (!(pointer.type().kind() instanceof CType.Pointer to)) {
      throw new CException(at, Rule.TYPE, "'*' needs a pointer, this is '" + pointer.type() + "'");
    }
    if (to.to().kind() instanceof CType.Function) {
      return new Operand(to.to(), pointer.value(), null, null, 0, pointer.constant());
    }
    return Operand.place(to.to(), pointer.value());
  }

  /** {@return an element of an array, or, where only its address is taken and the index is a constant, the place behind the last one} */
  Operand index(Expr.Index index, boolean orEnd, Scope scope) {
    Operand array = expressions.compile(index.array(), scope);
    Operand number = value(index.at(), expressions.compile(index.index(), scope));
    if (number.type().kind() instanceof CType.Pointer && array.type().kind() instanceof CType.Int) {
      return index(index.at(), number, value(index.at(), array));
    }
    if (array.isPlace() && array.type().kind() instanceof CType.Array type) {
      return element(index, array, type, number, orEnd);
    }
    return index(index.at(), value(index.at(), array), number);
  }

  private Operand index(Position at, Operand pointer, Operand number) {
    if (!(pointer.type().kind() instanceof CType.Pointer to)
        || !(number.type().kind() instanceof CType.Int)) {
      throw new CException(
          at,
          Rule.TYPE,
          "'[]' needs an array and an integer, these are '" + pointer.type() + "' and '"
              + number.type() + "'");
    }
    Types.checkComplete(at, to.to());
    int size = to.to().kind().size();
    Code base = pointer.value();
    Code by = number.value();
    return Operand.place(to.to(), run -> base.eval(run) + by.eval(run) * size);
  }

  private Operand element(
      Expr.Index index, Operand array, CType.Array type, Operand number, boolean orEnd) {
    if (!(number.type().kind() instanceof CType.Int)) {
      throw new CException(
          index.at(), Rule.TYPE, "an index is an integer, this is '" + number.type() + "'");
    }
    int size = type.of().kind().size();
    boolean isEndless = type.length() <= 0;
    int length = type.length();
    int end = length + (orEnd ? 1 : 0);
    Type of = type.of().with(array.type().isConst(), array.type().isVolatile());
    if (number.constant() != null
        && array.object() != null
        && number.constant() >= 0
        && number.constant() < (isEndless ? array.object().size() : end)) {
      return Operand.place(of, array.object(), array.offset() + (int) (number.constant() * size));
    }
    Code base = array.address();
    Code by = number.value();
    String name = Names.of(index.array());
    return Operand.place(of, run -> {
      long i = by.eval(run);
      if (!isEndless && (i < 0 || i >= length)) {
        throw run.outOfBounds(name, i, length);
      }
      long start = base.eval(run);
      long address = start + i * size;
      if (isEndless && (i < 0 || !Addresses.areInOneObject(start, address))) {
        throw run.oops(name + "[" + i + "] is outside every object");
      }
      return address;
    });
  }

  Operand member(Expr.Member member, Scope scope) {
    Operand object = expressions.compile(member.object(), scope);
    if (member.arrow()) {
      object = dereference(member.at(), value(member.at(), object));
    }
    if (!(object.type().kind() instanceof Struct struct)) {
      throw new CException(
          member.at(),
          Rule.TYPE,
          "'" + member.name() + "' is asked of '" + object.type() + "', which is no struct");
    }
    Struct.Field field = struct
        .field(member.name())
        .orElseThrow(() -> CException.wanting(
            member.at(),
            Rule.MEMBER,
            member.name(),
            struct.tag(),
            noMember(struct, member.name())));
    Tasks.looksAt(expressions.unit(), struct, member.name());
    if (struct.opaque().isPresent()) {
      return OpaqueWords.member(member.at(), object, struct.opaque().orElseThrow(), field.name());
    }
    Type type = field.type().with(object.type().isConst(), object.type().isVolatile());
    if (object.object() != null) {
      return Operand.place(type, object.object(), object.offset() + field.offset());
    }
    Code address = object.address();
    int offset = field.offset();
    return Operand.place(type, run -> address.eval(run) + offset);
  }

  private static String noMember(Struct struct, String name) {
    return struct.isComplete()
        ? struct + " has no member '" + name + "'"
        : "the members of " + struct + " are not known here";
  }

  /** {@return the address of a place} */
  Operand address(Position at, Operand place) {
    if (place.type().kind() instanceof CType.Function) {
      return value(at, place);
    }
    if (place.type().kind() instanceof CType.Word word && word.of() == Opaque.PT_REGS) {
      return RangeTest.address(place, word);
    }
    if (!place.isPlace()
        || place.type().kind() instanceof CType.Word
        || place.type().kind() instanceof CType.BitField) {
      throw new CException(
          at,
          Rule.PLACE,
          "'&' needs something that lies in memory, and is no opaque word and no bit-field");
    }
    if (place.object() != null) {
      expressions.unit().lastUses().takesAddress(place.object());
    }
    return new Operand(
        place.type().pointer(), place.address(), null, null, 0, constantAddress(place));
  }

  /** {@return where it lies, if that is known before it runs, or null} */
  private static Long constantAddress(Operand place) {
    boolean known = place.object() != null && !place.object().isLocal();
    return known ? place.object().base() + place.offset() : null;
  }

  /** {@return ++ and --, before or after: a load and a store, as every compiler may make of it} */
  Operand step(Expr.Step step, Scope scope) {
    Operand place = expressions.compile(step.operand(), scope);
    Operand one = Operand.constant(Type.of(Ints.INT), 1);
    return modify(step.at(), step.by() > 0 ? "+" : "-", place, one, !step.before());
  }

  /** {@return a compound assignment: the right side, then a load of the left, then its store} */
  Operand modify(
      Position at, String operator, Operand place, Operand right, boolean givesOldValue) {
    checkWritable(at, place);
    if (place.type().kind() instanceof CType.BitField bits) {
      return modify(at, operator, place, bits, right, givesOldValue);
    }
    Arithmetic.Operation operation = Arithmetic.operation(at, operator, place.type(), right.type());
    LongUnaryOperator into = Arithmetic.conversion(at, operation.result(), place.type());
    notesStore(place);
    Code value = modification(place, right.value(), operation, into, givesOldValue);
    return Operand.value(Type.of(place.type().kind()), Atomics.ordered(arms(), place, value));
  }

  private Operand modify(
      Position at,
      String operator,
      Operand place,
      CType.BitField bits,
      Operand right,
      boolean givesOldValue) {
    Arithmetic.Operation operation =
        Arithmetic.operation(at, operator, Type.of(bits.promoted()), right.type());
    LongUnaryOperator into =
        Arithmetic.conversion(at, operation.result(), Type.of(bits.declared()));
    Operand cell = BitFields.cell(at, place, bits);
    notesStore(cell);
    return BitFields.changed(
        cell,
        bits,
        right.value(),
        (run, old, by) -> into.applyAsLong(operation.apply(run, old, by)),
        givesOldValue);
  }

  private static Code modification(
      Operand place,
      Code right,
      Arithmetic.Operation operation,
      LongUnaryOperator into,
      boolean givesOldValue) {
    Type type = place.type();
    int leaf = place.leaf();
    DataObject object = place.object();
    if (leaf >= 0 && object.isLocal()) {
      return run -> {
        long by = right.eval(run);
        long old = Memory.local(run, object, leaf, type.kind());
        long now = into.applyAsLong(operation.apply(run, old, by));
        Memory.storeLocal(run, object, leaf, now);
        return givesOldValue ? old : now;
      };
    }
    Code address = place.address();
    LongUnaryOperator wrap = object == null ? value -> value : object::wrapped;
    if (type.isAtomic()) {
      return Atomics.update(address, type, right, operation, into, givesOldValue);
    }
    return run -> {
      long by = right.eval(run);
      long to = run.address(address);
      long old = Memory.load(run, to, type);
      long now = wrap.applyAsLong(into.applyAsLong(operation.apply(run, old, by)));
      Memory.store(run, to, type, now);
      return givesOldValue ? old : now;
    };
  }
}
