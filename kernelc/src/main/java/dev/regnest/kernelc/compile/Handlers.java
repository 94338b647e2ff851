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
import java.util.HashMap;
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
  private final Map<String, Gate> threads = new HashMap<>();
  private boolean announced;

  Handlers(Unit unit) {
    this.unit = unit;
  }

  /** {@return the handlers that the code makes, each a device of its own} */
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
    Gate gate = handler(use, use.argument(2), argument.constant());
    threads.put(thread(use.argument(0), "&"), gate);
    return opens(use, gate, INT);
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

  /** {@return the variable that stands for a thread, or nothing where something else than its name or address is given} */
  private static String thread(Expr given, String operator) {
    Expr inner = given;
    if (!operator.isEmpty()
        && given instanceof Expr.Unary unary
        && unary.operator().equals(operator)) {
      inner = unary.operand();
    }
    return inner instanceof Expr.Name name ? name.name() : "";
  }

  private Operand join(Intrinsic.Use use) {
    String name = thread(use.argument(0), "");
    Gate gate = threads.get(name);
    if (gate == null) {
      throw new CException(
          use.at(),
          Rule.HANDLER,
          "no interrupt handler has been made before that could be waited for by this name");
    }
    use.unit().has(Trait.ASSUMES);
    use.unit().arms().hasBarrier();
    return Operand.value(INT, run -> {
      gate.join(run);
      return 0;
    });
  }
}
