package dev.regnest.kernelc.orders;

import dev.regnest.kernelc.orders.ShortProgram.Stmt;
import dev.regnest.kernelc.orders.ShortProgram.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every outcome of a short program under a compiler that moves accesses, found from the rule alone: on each way through the branches, the
 * accesses in every order that the rule allows, with the NMI at every place; an order counts if what it loads makes the branches go that
 * way.
 *
 * <p>Written apart from the engines, which it is to be compared with. It knows no run and no point, and no access is ever put off.
 */
final class Orders {
  /** A value: what that access loads, or a constant if that is negative. */
  private record Symbol(int load, int constant) {}

  /** One access of a way: to be carried out behind those that {@code behind} names. */
  private record Access(
      int id,
      boolean isLoad,
      int variable,
      boolean once,
      int region,
      Symbol stored,
      Set<Integer> behind) {}

  private record Condition(Symbol value, boolean holds) {}

  /** One way through the program, as far as it has been followed. */
  private static final class Way {
    final List<Access> accesses = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final Symbol[] locals = new Symbol[ShortProgram.LOCALS];
    final List<Set<Integer>> ofLocal = new ArrayList<>();
    final Access[] lastStore = new Access[ShortProgram.VARIABLES];
    final List<Set<Integer>> ofVariable = new ArrayList<>();
    final boolean[] foundInMemory = new boolean[ShortProgram.VARIABLES];
    Set<Integer> ofAll = new TreeSet<>();
    Set<Integer> ofOnce = new TreeSet<>();
    int region;

    Way() {
      Arrays.fill(locals, new Symbol(-1, 0));
      for (int i = 0; i < ShortProgram.LOCALS; i++) {
        ofLocal.add(new TreeSet<>());
      }
      for (int i = 0; i < ShortProgram.VARIABLES; i++) {
        ofVariable.add(new TreeSet<>());
      }
    }

    Way(Way other) {
      accesses.addAll(other.accesses);
      conditions.addAll(other.conditions);
      System.arraycopy(other.locals, 0, locals, 0, locals.length);
      other.ofLocal.forEach(set -> ofLocal.add(new TreeSet<>(set)));
      System.arraycopy(other.lastStore, 0, lastStore, 0, lastStore.length);
      other.ofVariable.forEach(set -> ofVariable.add(new TreeSet<>(set)));
      System.arraycopy(other.foundInMemory, 0, foundInMemory, 0, foundInMemory.length);
      ofAll = new TreeSet<>(other.ofAll);
      ofOnce = new TreeSet<>(other.ofOnce);
      region = other.region;
    }

    void add(Access access) {
      accesses.add(access);
    }
  }

  private final ShortProgram program;
  private final boolean inOrder;
  private final Set<List<Integer>> outcomes = new HashSet<>();

  /** What steers the branches around the one that is followed, the outermost first. */
  private final List<Set<Integer>> outside = new ArrayList<>();

  private Orders(ShortProgram program, boolean inOrder) {
    this.program = program;
    this.inOrder = inOrder;
  }

  /** {@return what the locals of the task, what the NMI saw and the variables can be at rest} */
  static Set<List<Integer>> outcomes(ShortProgram program) {
    return outcomes(program, /* inOrder= */ false);
  }

  /** {@return the same of a compiler that moves nothing} */
  static Set<List<Integer>> outcomesInOrder(ShortProgram program) {
    return outcomes(program, /* inOrder= */ true);
  }

  private static Set<List<Integer>> outcomes(ShortProgram program, boolean inOrder) {
    Orders orders = new Orders(program, inOrder);
    for (Way way : orders.follow(List.of(new Way()), program.task(), new TreeSet<>(), List.of())) {
      orders.permute(way);
    }
    return orders.outcomes;
  }

  // Ways.

  private List<Way> follow(
      List<Way> ways, List<Stmt> statements, Set<Integer> control, List<Set<String>> bothArms) {
    List<Way> now = ways;
    for (Stmt statement : statements) {
      List<Way> next = new ArrayList<>();
      for (Way way : now) {
        next.addAll(follow(way, statement, control, bothArms));
      }
      now = next;
    }
    return now;
  }

  private List<Way> follow(
      Way way, Stmt statement, Set<Integer> control, List<Set<String>> bothArms) {
    if (statement instanceof Stmt.Load load) {
      return load(way, load, control);
    }
    if (statement instanceof Stmt.Store store) {
      store(way, store, control, bothArms);
      return List.of(way);
    }
    if (statement instanceof Stmt.If test) {
      return branch(way, test, control, bothArms);
    }
    barrier(way);
    return List.of(way);
  }

  /** A load finds the frame's own store before that is carried out, as long as none found it in memory. */
  private List<Way> load(Way way, Stmt.Load load, Set<Integer> control) {
    List<Way> ways = new ArrayList<>();
    int variable = load.variable();
    Access own = way.lastStore[variable];
    if (!inOrder && own != null && !load.once() && !way.foundInMemory[variable]) {
      Way forwarded = new Way(way);
      forwarded.locals[load.local()] = own.stored();
      forwarded.ofLocal.set(
          load.local(), union(own.behind(), way.ofVariable.get(variable), control, way.ofAll));
      ways.add(forwarded);
    }
    Set<Integer> behind =
        load.once() ? union(control, way.ofAll, way.ofOnce) : new TreeSet<Integer>();
    int id = way.accesses.size();
    way.add(new Access(id, true, variable, load.once(), way.region, null, behind));
    way.foundInMemory[variable] = true;
    way.locals[load.local()] = new Symbol(id, 0);
    way.ofLocal.set(
        load.local(), union(Set.of(id), way.ofVariable.get(variable), control, way.ofAll));
    ways.add(way);
    return ways;
  }

  private void store(Way way, Stmt.Store store, Set<Integer> control, List<Set<String>> bothArms) {
    Value value = store.value();
    Symbol stored =
        value.local() < 0 ? new Symbol(-1, value.constant()) : way.locals[value.local()];
    Set<Integer> of = value.local() < 0 ? Set.of() : way.ofLocal.get(value.local());
    Set<Integer> steering = control;
    boolean plain = !store.once();
    for (int i = 0; plain && i < bothArms.size() && bothArms.get(i).contains(text(store)); i++) {
      steering = outside.get(outside.size() - 1 - i);
    }
    Set<Integer> behind = union(of, steering, way.ofAll, store.once() ? way.ofOnce : Set.of());
    Access access = new Access(
        way.accesses.size(), false, store.variable(), store.once(), way.region, stored, behind);
    way.add(access);
    way.lastStore[store.variable()] = access;
    way.foundInMemory[store.variable()] = false;
    way.ofVariable.set(store.variable(), union(of, steering, way.ofAll));
  }

  private List<Way> branch(
      Way way, Stmt.If test, Set<Integer> control, List<Set<String>> bothArms) {
    Symbol condition = way.locals[test.local()];
    Set<Integer> of = union(control, way.ofLocal.get(test.local()));
    List<Set<String>> both = new ArrayList<>(bothArms);
    both.add(0, inBoth(test));
    List<Way> ways = new ArrayList<>();
    for (boolean holds : List.of(true, false)) {
      Way taken = new Way(way);
      taken.conditions.add(new Condition(condition, holds));
      int regionBefore = taken.region;
      outside.add(control);
      List<Way> through = follow(List.of(taken), holds ? test.then() : test.otherwise(), of, both);
      outside.remove(outside.size() - 1);
      for (Way end : through) {
        join(end, test, end.region == regionBefore ? of : Set.of());
        ways.add(end);
      }
    }
    return ways;
  }

  private static void join(Way way, Stmt.If test, Set<Integer> of) {
    List<Stmt> all = new ArrayList<>();
    collect(test.then(), all);
    collect(test.otherwise(), all);
    for (Stmt statement : all) {
      if (statement instanceof Stmt.Load load) {
        way.ofLocal.set(load.local(), union(way.ofLocal.get(load.local()), of));
        way.ofOnce = load.once() ? union(way.ofOnce, of) : way.ofOnce;
      } else if (statement instanceof Stmt.Store store) {
        way.ofVariable.set(store.variable(), union(way.ofVariable.get(store.variable()), of));
        way.ofOnce = store.once() ? union(way.ofOnce, of) : way.ofOnce;
      } else if (statement instanceof Stmt.Barrier) {
        way.ofAll = union(way.ofAll, of);
      }
    }
  }

  private static void collect(List<Stmt> statements, List<Stmt> all) {
    for (Stmt statement : statements) {
      all.add(statement);
      if (statement instanceof Stmt.If test) {
        collect(test.then(), all);
        collect(test.otherwise(), all);
      }
    }
  }

  private static void barrier(Way way) {
    way.region++;
    way.ofLocal.forEach(Set::clear);
    way.ofVariable.forEach(Set::clear);
    Arrays.fill(way.lastStore, null);
    way.ofAll = new TreeSet<>();
    way.ofOnce = new TreeSet<>();
  }

  private static Set<String> inBoth(Stmt.If test) {
    Set<String> both = always(test.then());
    both.retainAll(always(test.otherwise()));
    return both;
  }

  /** Stores on every way through, each before anything else that its variable is in. */
  private static Set<String> always(List<Stmt> statements) {
    Set<String> always = new LinkedHashSet<>();
    Set<Integer> touched = new HashSet<>();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Store store && !store.once()) {
        if (touched.add(store.variable())) {
          always.add(text(store));
        }
      } else if (statement instanceof Stmt.Load load && !load.once()) {
        touched.add(load.variable());
      } else if (statement instanceof Stmt.If test) {
        for (String text : inBoth(test)) {
          if (!touched.contains(text.charAt(1) - '0')) {
            always.add(text);
          }
        }
        return always;
      } else {
        return always;
      }
    }
    return always;
  }

  private static String text(Stmt.Store store) {
    return "g" + store.variable() + " = " + store.value().text();
  }

  @SafeVarargs
  private static Set<Integer> union(Set<Integer>... sets) {
    Set<Integer> all = new TreeSet<>();
    for (Set<Integer> set : sets) {
      all.addAll(set);
    }
    return all;
  }

  // Orders.

  private static boolean keepsOrder(Access earlier, Access later) {
    return earlier.region() != later.region()
        || earlier.variable() == later.variable()
        || earlier.once() && later.once()
        || later.behind().contains(earlier.id());
  }

  private void permute(Way way) {
    permute(way, new ArrayList<>(), new boolean[way.accesses.size()]);
  }

  private void permute(Way way, List<Access> order, boolean[] done) {
    if (order.size() == done.length) {
      for (int nmi = -1; nmi <= order.size(); nmi++) {
        run(way, order, nmi);
      }
      return;
    }
    for (int next = 0; next < done.length; next++) {
      if (!done[next] && isReady(way, next, done)) {
        done[next] = true;
        order.add(way.accesses.get(next));
        permute(way, order, done);
        order.remove(order.size() - 1);
        done[next] = false;
      }
    }
  }

  private boolean isReady(Way way, int next, boolean[] done) {
    for (int earlier = 0; earlier < next; earlier++) {
      if (!done[earlier]
          && (inOrder || keepsOrder(way.accesses.get(earlier), way.accesses.get(next)))) {
        return false;
      }
    }
    return true;
  }

  private void run(Way way, List<Access> order, int nmi) {
    int[] memory = new int[ShortProgram.VARIABLES];
    int[] seen = new int[ShortProgram.VARIABLES];
    int[] loaded = new int[order.size()];
    for (int i = 0; i <= order.size(); i++) {
      if (i == nmi) {
        System.arraycopy(memory, 0, seen, 0, seen.length);
        handle(program.handler(), seen, memory);
      }
      if (i < order.size()) {
        Access access = order.get(i);
        if (access.isLoad()) {
          loaded[access.id()] = memory[access.variable()];
        } else {
          memory[access.variable()] = value(access.stored(), loaded);
        }
      }
    }
    if (way.conditions.stream().allMatch(c -> value(c.value(), loaded) != 0 == c.holds())) {
      List<Integer> outcome = new ArrayList<>();
      for (Symbol local : way.locals) {
        outcome.add(value(local, loaded));
      }
      Arrays.stream(seen).forEach(outcome::add);
      Arrays.stream(memory).forEach(outcome::add);
      outcomes.add(outcome);
    }
  }

  private static int value(Symbol symbol, int[] loaded) {
    return symbol.load() < 0 ? symbol.constant() : loaded[symbol.load()];
  }

  private static void handle(List<Stmt> handler, int[] seen, int[] memory) {
    for (Stmt statement : handler) {
      if (statement instanceof Stmt.Store store) {
        memory[store.variable()] = store.value().constant();
      } else if (statement instanceof Stmt.If test) {
        boolean holds = seen[test.local() - ShortProgram.SEEN] != 0;
        handle(holds ? test.then() : test.otherwise(), seen, memory);
      }
    }
  }
}
