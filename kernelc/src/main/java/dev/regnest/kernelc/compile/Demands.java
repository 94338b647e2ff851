package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.parse.TypeName;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many of the lowest bits of each variable something may depend on: none of one outside the cone of influence, and all of one that is looked
 * at as a whole.
 *
 * <p>Some uses pass bits on and look at none: {@code + - * | ^ ~}, the left side of {@code <<}, {@code &} and assignments. There the lowest n bits of what comes
 * of it follow from the lowest n bits of what goes in ({@link BitsPassedOn}), so a variable that only goes into others is demanded as far as those are. Every other use demands all bits, whatever it is: a
 * condition, an index, an argument, a divisor, what is given back, an address that is taken. So what is demanded of no variable steers
 * nothing, and is told to nobody: where it is replaced, each access is made as before, by the same code in the same order, and each other value is the same
 * in the bits that are demanded of it. By induction over a run, what is asserted is the same.
 *
 * <p>A use is found by its name. All variables of one name are one here, whichever block they are of, and one whose address is taken anywhere is demanded
 * whole, so no access goes unseen. So is one that the prelude knows, too.
 */
final class Demands {
  /** All that a variable has. */
  static final int ALL = Long.SIZE;

  private static final Set<String> INTEGERS =
      Set.of("char", "short", "int", "long", "signed", "unsigned");

  private record Place(Position at, String name) {}

  private final Scope prelude;
  private final Scope top;
  private final Map<String, Integer> bits = new HashMap<>();
  private final Set<Place> places = new HashSet<>();
  private final Set<String> notIntegers = new HashSet<>();
  private final Set<String> localTypes = new HashSet<>();
  private final BitsPassedOn expressions = new BitsPassedOn(this);
  private boolean grew;
  private boolean isRead;

  /** Begins with nothing demanded, of a file whose names are in {@code top}. */
  private Demands(Scope prelude, Scope top) {
    this.prelude = prelude;
    this.top = top;
  }

  /** {@return what a file demands, all of which is declared in {@code top}} */
  static Demands of(List<Declaration> declarations, Scope prelude, Scope top) {
    Demands demands = new Demands(prelude, top);
    do {
      demands.grew = false;
      declarations.forEach(demands::file);
      demands.grew |= !demands.isRead;
      demands.isRead = true;
    } while (demands.grew);
    return demands;
  }

  /** Notes in each variable that is an integer what is demanded of it. */
  void tell(Stream<DataObject> variables) {
    variables.filter(variable -> variable.type().kind() instanceof CType.Int).forEach(variable -> {
      String name = variable.name().substring(variable.name().lastIndexOf('.') + 1);
      if (places.contains(new Place(variable.at(), name))) {
        variable.demand(bits.get(name));
      }
    });
  }

  // Variables.

  /** {@return how many bits are demanded of the variables of that name} */
  int of(String name) {
    return bits.getOrDefault(name, ALL);
  }

  /** Demands so many bits of the variables of that name. */
  void demand(String name, int more) {
    int all = more == 0 || !notIntegers.contains(name) ? more : ALL;
    if (bits.containsKey(name) && bits.get(name) < all) {
      bits.put(name, all);
      grew = true;
    }
  }

  /** Demands so many bits where a value of that name becomes one of that type. {@return how many bits of what it was} */
  int converted(TypeName to, int demanded) {
    boolean passes =
        to.declarator().layers().isEmpty() && isInteger(to.specifiers()) || demanded == 0;
    return passes ? demanded : ALL;
  }

  private boolean isInteger(Specifiers specifiers) {
    if (specifiers.base() instanceof Specifiers.Words words) {
      return INTEGERS.containsAll(words.words());
    }
    return specifiers.base() instanceof Specifiers.Named named
        && !localTypes.contains(named.name())
        && top.find(named.name()).orElse(null) instanceof Symbol.TypeDef type
        && type.type().kind() instanceof CType.Int
        && type.type().kind() != Ints.BOOL;
  }

  private void declare(Specifiers specifiers, Declarator declarator) {
    String name = declarator.name();
    boolean isKnown = prelude.find(name).isPresent() || cleansUp(specifiers, declarator);
    bits.merge(name, isKnown ? ALL : 0, Math::max);
    boolean wraps = Attributes.wraps(specifiers.attributes())
        .or(() -> Attributes.wraps(declarator.attributes()))
        .isPresent();
    if (wraps || !declarator.layers().isEmpty() || !isInteger(specifiers)) {
      notIntegers.add(name);
    }
  }

  private static boolean cleansUp(Specifiers specifiers, Declarator declarator) {
    return Attributes.named(specifiers.attributes(), "cleanup").isPresent()
        || Attributes.named(declarator.attributes(), "cleanup").isPresent();
  }

  // Declarations.

  private void file(Declaration declaration) {
    if (declaration instanceof Declaration.Function function) {
      Stream.of(function.declarator())
          .flatMap(declarator -> declarator.layers().stream())
          .filter(Declarator.Function.class::isInstance)
          .flatMap(layer -> ((Declarator.Function) layer).parameters().stream())
          .forEach(parameter -> declare(parameter.specifiers(), parameter.declarator()));
      statement(function.body());
    } else {
      names((Declaration.Names) declaration);
    }
  }

  private void names(Declaration.Names declaration) {
    Specifiers specifiers = declaration.specifiers();
    for (Declaration.Init init : declaration.names()) {
      Declarator declarator = init.declarator();
      if (!specifiers.has("typedef")) {
        declare(specifiers, declarator);
        places.add(new Place(declarator.at(), declarator.name()));
      }
      if (init.value() instanceof Initialiser.One one && declarator.layers().isEmpty()) {
        expressions.pass(one.value(), of(declarator.name()));
      } else if (init.value() != null) {
        initialiser(init.value());
      }
      declarator.layers().forEach(this::length);
    }
  }

  private void length(Declarator.Layer layer) {
    if (layer instanceof Declarator.Array array && array.size() != null) {
      expressions.pass(array.size(), ALL);
    }
  }

  /** Demands all of what a variable that is no integer holds at first. */
  void initialiser(Initialiser initialiser) {
    if (initialiser instanceof Initialiser.One one) {
      expressions.pass(one.value(), ALL);
    } else {
      for (Initialiser.Item item : ((Initialiser.Braces) initialiser).items()) {
        initialiser(item.value());
        item.designators().forEach(designator -> {
          all(designator.index());
          all(designator.last());
        });
      }
    }
  }

  // Statements.

  private void all(Expr expression) {
    if (expression != null) {
      expressions.pass(expression, ALL);
    }
  }

  private void none(Expr expression) {
    if (expression != null) {
      expressions.pass(expression, 0);
    }
  }

  /** Goes through statements, of which the last has a value of which so many bits are demanded. */
  void statements(Stmt.Compound compound, int demanded) {
    List<Stmt> items = compound.items();
    for (int i = 0; i < items.size(); i++) {
      boolean isValue = i + 1 == items.size() && items.get(i) instanceof Stmt.Expression;
      if (isValue && ((Stmt.Expression) items.get(i)).expression() != null) {
        expressions.pass(((Stmt.Expression) items.get(i)).expression(), demanded);
      } else {
        statement(items.get(i));
      }
    }
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Compound compound) {
      compound.items().forEach(this::statement);
    } else if (statement instanceof Stmt.Declare declare) {
      Declaration declaration = declare.declaration();
      if (declaration.specifiers().has("typedef")) {
        localTypes.addAll(declaration.declared());
      }
      file(declaration);
    } else if (statement instanceof Stmt.Expression expression) {
      none(expression.expression());
    } else if (statement instanceof Stmt.If branch) {
      all(branch.condition());
      statement(branch.then());
      statement(branch.otherwise());
    } else if (statement instanceof Stmt.While loop) {
      all(loop.condition());
      statement(loop.body());
    } else if (statement instanceof Stmt.For loop) {
      statement(loop.start());
      all(loop.condition());
      none(loop.step());
      statement(loop.body());
    } else if (statement instanceof Stmt.Switch choice) {
      all(choice.value());
      statement(choice.body());
    } else if (statement instanceof Stmt.Case label) {
      statement(label.then());
    } else if (statement instanceof Stmt.Label label) {
      statement(label.then());
    } else if (statement instanceof Stmt.Return result) {
      all(result.value());
    }
  }
}
