package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Specifiers;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an expression demands of the variables in it, where so many of the lowest bits of its value are demanded.
 *
 * <p>Sums, differences, products and all that works bit by bit have the lowest n bits of their value from the lowest n bits of their operands, and conversions between integers
 * keep those that both types have. A wider type repeats the highest bit of a narrower one, but whoever is asked for more bits than it has is asked for all. What becomes a bool
 * is looked at whole. {@code &} with a constant demands no bit above the highest of the constant.
 */
final class BitsPassedOn {
  private static final Set<String> BIT_BY_BIT = Set.of("+", "-", "*", "|", "^", "&");

  /** Of the address of what is changed in one instruction, and the value by which. */
  private static final Set<String> UPDATES = Set.of(
      "__regnest_add",
      "__regnest_and",
      "__regnest_or",
      "__regnest_xor",
      "__regnest_fetch_add",
      "__regnest_fetch_and",
      "__regnest_fetch_or",
      "__regnest_fetch_xor",
      "__regnest_xchg");

  /** Of any type that integer constants have, and never negative. */
  private static final Pattern CONSTANT =
      Pattern.compile("(0|[1-9][0-9]{0,8}|0[xX][0-9a-fA-F]{1,7})[uUlL]*");

  private final Demands demands;

  BitsPassedOn(Demands demands) {
    this.demands = demands;
  }

  /** Passes on what is demanded of an expression. */
  void pass(Expr expression, int demanded) {
    String variable = variable(expression);
    if (variable != null) {
      demands.demand(variable, demanded);
    } else if (expression instanceof Expr.Unary unary) {
      boolean passes = List.of("+", "-", "~").contains(unary.operator());
      pass(unary.operand(), passes ? demanded : Demands.ALL);
    } else if (expression instanceof Expr.Step step) {
      pass(step.operand(), variable(step.operand()) == null ? Demands.ALL : demanded);
    } else if (expression instanceof Expr.Binary binary) {
      binary(binary, demanded);
    } else if (expression instanceof Expr.Assign assign) {
      assign(assign, demanded);
    } else if (expression instanceof Expr.Conditional conditional && conditional.then() != null) {
      pass(conditional.condition(), Demands.ALL);
      pass(conditional.then(), demanded);
      pass(conditional.otherwise(), demanded);
    } else if (expression instanceof Expr.Cast cast) {
      pass(cast.operand(), demands.converted(cast.type(), demanded));
    } else if (expression instanceof Expr.Statements statements) {
      demands.statements(statements.body(), demanded);
    } else if (expression instanceof Expr.Call call && updated(call) != null) {
      demands.demand(updated(call), demanded);
      pass(call.arguments().get(1), demands.of(updated(call)));
    } else {
      all(expression);
    }
  }

  private void binary(Expr.Binary binary, int demanded) {
    if (binary.operator().equals(",")) {
      pass(binary.left(), 0);
      pass(binary.right(), demanded);
    } else if (BIT_BY_BIT.contains(binary.operator())) {
      boolean isMask = binary.operator().equals("&");
      pass(binary.left(), isMask ? masked(binary.right(), demanded) : demanded);
      pass(binary.right(), isMask ? masked(binary.left(), demanded) : demanded);
    } else if (binary.operator().equals("<<")) {
      pass(binary.left(), demanded);
      pass(binary.right(), Demands.ALL);
    } else {
      boolean isUnread = demanded == 0 && List.of("%", "/").contains(binary.operator());
      pass(binary.left(), isUnread ? 0 : Demands.ALL);
      pass(binary.right(), Demands.ALL);
    }
  }

  /** {@return how many bits are demanded of what is masked by that} */
  private static int masked(Expr mask, int demanded) {
    Matcher constant = CONSTANT.matcher(mask instanceof Expr.Number number ? number.text() : "");
    if (!constant.matches()) {
      return demanded;
    }
    long value = Long.decode(constant.group(1));
    return Math.min(demanded, Long.SIZE - Long.numberOfLeadingZeros(value));
  }

  private void assign(Expr.Assign assign, int demanded) {
    String to = variable(assign.target());
    if (to == null) {
      pass(assign.target(), Demands.ALL);
      pass(assign.value(), Demands.ALL);
      return;
    }
    demands.demand(to, demanded);
    String operator = assign.operator();
    if (operator.isEmpty() || BIT_BY_BIT.contains(operator)) {
      pass(assign.value(), demands.of(to));
    } else {
      boolean passes = operator.equals("<<") || demands.of(to) == 0;
      demands.demand(to, passes ? demanded : Demands.ALL);
      pass(assign.value(), Demands.ALL);
    }
  }

  /** {@return the variable that an expression is the whole of: its name, or READ_ONCE() and WRITE_ONCE() of it; null if it is none} */
  private static String variable(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.name();
    }
    return expression instanceof Expr.Unary all
            && all.operator().equals("*")
            && all.operand() instanceof Expr.Cast cast
            && cast.type().specifiers().base() instanceof Specifiers.TypeOf of
            && of.expression() instanceof Expr.Name name
            && cast.type().declarator().layers().size() == 1
            && name.name().equals(pointedTo(cast.operand()))
        ? name.name()
        : null;
  }

  private static String updated(Expr.Call call) {
    return call.function() instanceof Expr.Name name
            && UPDATES.contains(name.name())
            && call.arguments().size() == 2
        ? pointedTo(call.arguments().get(0))
        : null;
  }

  private static String pointedTo(Expr address) {
    return address instanceof Expr.Unary of
            && of.operator().equals("&")
            && of.operand() instanceof Expr.Name name
        ? name.name()
        : null;
  }

  // What looks at all.

  private void all(Expr expression) {
    if (expression instanceof Expr.Literal literal) {
      demands.initialiser(literal.value());
    } else {
      parts(expression).forEach(part -> pass(part, Demands.ALL));
    }
  }

  private static Stream<Expr> parts(Expr expression) {
    if (expression instanceof Expr.Call call) {
      return Stream.concat(Stream.of(call.function()), call.arguments().stream());
    } else if (expression instanceof Expr.Conditional conditional) {
      return Stream.of(conditional.condition(), conditional.otherwise());
    } else if (expression instanceof Expr.Index index) {
      return Stream.of(index.array(), index.index());
    } else if (expression instanceof Expr.Member member) {
      return Stream.of(member.object());
    } else if (expression instanceof Expr.OffsetOf offset) {
      return Stream.of(offset.member());
    } else if (expression instanceof Expr.Chosen chosen) {
      return Stream.of(chosen.condition(), chosen.then(), chosen.otherwise());
    } else if (expression instanceof Expr.Selection selection) {
      return Stream.concat(
          Stream.of(selection.asked()), selection.choices().stream().map(Expr.Choice::value));
    } else if (expression instanceof Expr.SizeOf size) {
      return Stream.of(size.operand());
    }
    return Stream.empty();
  }
}
