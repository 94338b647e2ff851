package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.DataObject;
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

/** The words that make an interrupt handler of a function: those of Dartagnan, while the program runs, and what the kernel raises itself. */
final class Handlers {
  static final Map<String, Intrinsic> INTRINSICS = Map.of(
      "__regnest_raises", use -> use.unit().handlers().raise(use),
      "__regnest_raised", use -> use.unit().handlers().raised(use),
      "__VERIFIER_make_interrupt_handler", use -> use.unit().handlers().announce(use),
      "__VERIFIER_register_interrupt_handler", use -> use.unit().handlers().register(use),
      "pthread_create", use -> use.unit().handlers().create(use),
      "pthread_join", use -> use.unit().handlers().join(use));

  private static final Type INT = Type.of(Ints.INT);
  private static final Type VOID = Type.of(new CType.Void());

  private final Unit unit;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Gate> threads = new HashMap<>();
  private DataObject raised;
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

  /** Code that may raise an interrupt makes its handler one from the beginning: it finds nothing to do until then. */
  private Operand raise(Intrinsic.Use use) {
    CFunction code = function(use, use.argument(0));
    if (entries.stream().noneMatch(entry -> entry.function() == code)) {
      entries.add(new Entry("__hardirq", code, Entry.ANY, use.at(), /* together= */ false));
    }
    return Operand.value(VOID, run -> 0);
  }

  /** {@return the address of the list of what has been raised, a variable of the file that it cannot name} */
  private Operand raised(Intrinsic.Use use) {
    CType list = use.unit()
        .top()
        .tag("llist_head")
        .orElseThrow(() -> CException.unknown(use.at(), "llist_head", "no struct llist_head here"));
    if (raised == null) {
      raised = unit.hidden(use.at(), "raised list", Type.of(list));
    }
    DataObject object = raised;
    return Operand.value(Type.of(list).pointer(), run -> object.base());
  }

  private Gate handler(Intrinsic.Use use, Expr named, long argument) {
    CFunction code = function(use, named);
    Gate gate = new Gate(unit.hidden(named.at(), code.name() + "()", INT), argument);
    entries.add(new Entry(
        "__hardirq", code, Entry.ANY, use.at(), /* together= */ false, Optional.of(gate)));
    return gate;
  }

  private CFunction function(Intrinsic.Use use, Expr named) {
    Position at = named.at();
    Expr name = named instanceof Expr.Unary unary ? unary.operand() : named;
    if (!(name instanceof Expr.Name function)
        || !(use.scope().find(function.name()).orElse(null) instanceof Symbol.Function symbol)) {
      throw new CException(at, Rule.NOT_CONSTANT, "the name of a function is needed here");
    }
    return unit.function(at, symbol);
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
