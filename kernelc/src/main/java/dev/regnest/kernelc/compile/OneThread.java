package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The thread that main() starts last, or starts and then waits for: as nothing else of main() runs beside it, it is called where it is
 * started, and not waited for.
 *
 * <p>Any other thread runs on a second CPU.
 */
final class OneThread {
  private static final int ATTRIBUTES = 4;

  private OneThread() {}

  /** {@return what main() does, with such threads called} */
  static Stmt.Compound called(Stmt.Compound main) {
    List<Stmt> items = new ArrayList<>(main.items());
    for (int i = 0; i < items.size(); i++) {
      Optional<Expr.Call> create = call(items.get(i), "pthread_create");
      if (create.isEmpty() || isHandler(items, i)) {
        continue;
      }
      boolean joined = i + 1 < items.size() && joins(items.get(i + 1), create.get());
      if (joined || items.subList(i + 1, items.size()).stream().allMatch(OneThread::ends)) {
        items.set(i, new Stmt.Expression(items.get(i).at(), started(create.get())));
        if (joined) {
          items.remove(i + 1);
        }
      }
    }
    return new Stmt.Compound(main.at(), items);
  }

  private static boolean isHandler(List<Stmt> items, int at) {
    return at > 0
        && call(items.get(at - 1), "__VERIFIER_make_interrupt_handler").isPresent();
  }

  private static boolean ends(Stmt statement) {
    return statement instanceof Stmt.Return end
        && (end.value() == null || end.value() instanceof Expr.Number);
  }

  private static boolean joins(Stmt statement, Expr.Call create) {
    return call(statement, "pthread_join")
        .filter(join -> join.arguments().size() == 2)
        .filter(join -> join.arguments().get(0) instanceof Expr.Name name
            && create.arguments().get(0) instanceof Expr.Unary thread
            && thread.operator().equals("&")
            && thread.operand() instanceof Expr.Name started
            && started.name().equals(name.name()))
        .isPresent();
  }

  private static Expr started(Expr.Call create) {
    return new Expr.Call(
        create.at(), create.arguments().get(2), List.of(create.arguments().get(3)));
  }

  private static Optional<Expr.Call> call(Stmt statement, String function) {
    if (statement instanceof Stmt.Expression effect
        && effect.expression() instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && name.name().equals(function)
        && (!function.equals("pthread_create") || isOfNamed(call))) {
      return Optional.of(call);
    }
    return Optional.empty();
  }

  private static boolean isOfNamed(Expr.Call create) {
    return create.arguments().size() == ATTRIBUTES
        && create.arguments().get(2) instanceof Expr.Name;
  }
}
