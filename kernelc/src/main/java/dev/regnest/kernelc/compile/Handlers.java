package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Gate;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of Dartagnan that make an interrupt handler of a function while the program runs. */
final class Handlers {
  static final Map<String, Intrinsic> INTRINSICS = Map.of(
      "__VERIFIER_make_interrupt_handler", use -> use.unit().handlers().announce(use),
      "__VERIFIER_register_interrupt_handler", use -> use.unit().handlers().register(use),
      "pthread_create", use -> use.unit().handlers().create(use),
      "pthread_join", use -> use.unit().handlers().join(use));

  private static final Type INT = Type.of(Ints.INT);
  private static final Type VOID = Type.of(new CType.Void());

  private final Unit unit;
  private final List<Entry> entries = new ArrayList<>();
  private boolean announced;

  Handlers(Unit unit) {
    this.unit = unit;
  }

  /** {@return the handler that the code makes, or nothing} */
  List<Entry> entries() {
    return entries;
  }

  private Operand announce(Intrinsic.Use use) {
    announced = true;
    return Operand.value(VOID, run -> 0);
  }

  private Operand register(Intrinsic.Use use) {
    return opens(use, handler(use, use.argument(0), 0), VOID);
  }

  private Operand create(Intrinsic.Use use) {
    if (!announced) {
      throw new CException(
          use.at(),
          Rule.THREAD,
          "a thread would run on a second CPU, which is out of scope; behind __VERIFIER_make_interrupt_handler(),"
              + " pthread_create() makes an interrupt handler");
    }
    announced = false;
    Operand argument = use.value(3);
    if (argument.constant() == null) {
      throw new CException(
          use.argument(3).at(),
          Rule.NOT_CONSTANT,
          "what a handler is given must be known before the program runs");
    }
    return opens(use, handler(use, use.argument(2), argument.constant()), INT);
  }

  private static Operand opens(Intrinsic.Use use, Gate gate, Type result) {
    use.unit().arms().hasBarrier();
    return Operand.value(result, run -> {
      gate.open(run);
      return 0;
    });
  }

  private Gate handler(Intrinsic.Use use, Expr named, long argument) {
    Position at = named.at();
    if (!entries.isEmpty()) {
      throw new CException(
          use.at(),
          Rule.HANDLER,
          "one interrupt handler can be made; mark functions with __softirq, __hardirq and __nmi where several arrive");
    }
    Expr name = named instanceof Expr.Unary unary ? unary.operand() : named;
    if (!(name instanceof Expr.Name function)
        || !(use.scope().find(function.name()).orElse(null) instanceof Symbol.Function symbol)) {
      throw new CException(at, Rule.NOT_CONSTANT, "the name of a function is needed here");
    }
    CFunction code = unit.function(at, symbol);
    Gate gate = new Gate(unit.hidden(at, code.name() + "()", INT), argument);
    entries.add(new Entry(
        "__hardirq", code, Entry.ANY, use.at(), /* together= */ false, Optional.of(gate)));
    return gate;
  }

  private Operand join(Intrinsic.Use use) {
    if (entries.isEmpty()) {
      throw new CException(
          use.at(),
          Rule.HANDLER,
          "no interrupt handler has been made before that could be waited for");
    }
    use.unit().arms().hasBarrier();
    Gate gate = entries.get(0).gate().orElseThrow();
    return Operand.value(INT, run -> {
      gate.join(run);
      return 0;
    });
  }
}
