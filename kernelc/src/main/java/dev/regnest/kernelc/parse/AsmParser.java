package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an asm without instructions: a barrier, what hides from the compiler what a variable holds, or both.
 *
 * <p>What it hides the compiler brings into a register and back, whatever the variable is: a load and a store, which for one that nobody
 * else sees are nothing.
 */
final class AsmParser {
  private static final String SAY_IN_C = ". Say in C what it does, such as"
      + " static inline void set(u32 *p) { WRITE_ONCE(*p, 1); }, or xchg(p, 1) where it is one instruction that reads and writes";
  private static final String ONLY_BARRIER =
      "only the empty one, asm volatile(\"\" ::: \"memory\")" + SAY_IN_C;
  private static final int OUTPUTS = 1;
  private static final int INPUTS = 2;

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final List<Stmt> does = new ArrayList<>();
  private int colons;

  AsmParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** {@return what it does, read up to its last bracket} */
  Stmt statement() {
    Position at = tokens.take().at();
    while (tokens.is("volatile") || tokens.is("__volatile__")) {
      tokens.take();
    }
    if (tokens.is("goto")) {
      throw new CException(
          at,
          Rule.ASM,
          "an asm that may go to a label is not known; say in C what decides, as a function of that name that returns either");
    }
    tokens.expect("(", "after 'asm'");
    if (tokens.peek().kind() != Kind.STRING || !tokens.take().text().isBlank()) {
      throw new CException(at, Rule.ASM, "no instructions of an asm are known; " + ONLY_BARRIER);
    }
    does.clear();
    colons = 0;
    boolean saysMemory = false;
    while (!tokens.is(")") && !tokens.isEnd()) {
      if (tokens.is(":")) {
        tokens.take();
        colons++;
      } else if (colons == OUTPUTS || colons == INPUTS) {
        operand();
      } else {
        saysMemory |= clobbered();
      }
    }
    tokens.expect(")", "after asm");
    if (!saysMemory && does.isEmpty()) {
      throw new CException(
          at, Rule.ASM, "an asm that does not name \"memory\" is no barrier; " + ONLY_BARRIER);
    }
    if (saysMemory) {
      does.add(new Stmt.Barrier(at));
    }
    return does.size() == 1 ? does.get(0) : new Stmt.Compound(at, List.copyOf(does));
  }

  private boolean clobbered() {
    CToken token = tokens.take();
    if (token.kind() != Kind.STRING && !token.is(",")) {
      throw unknown(token.at());
    }
    return token.text().equals("memory");
  }

  /** One that is read and written stays what it is, and one that is only read is evaluated; where nothing is written before, nobody knows what is in a register. */
  private void operand() {
    if (tokens.is(",")) {
      tokens.take();
      return;
    }
    CToken constraint = tokens.take();
    boolean isKnown = constraint.kind() == Kind.STRING
        && (colons == OUTPUTS
            ? constraint.text().startsWith("+")
            : constraint.text().matches("[a-zA-Z]+"));
    if (!isKnown) {
      throw unknown(constraint.at());
    }
    tokens.expect("(", "after what an operand of an asm may be");
    Position at = tokens.at();
    Expr value = expressions.comma();
    tokens.expect(")", "after an operand of an asm");
    does.add(
        new Stmt.Expression(at, colons == OUTPUTS ? new Expr.Assign(at, "", value, value) : value));
  }

  private static CException unknown(Position at) {
    return new CException(
        at,
        Rule.ASM,
        "of the operands of an asm only those are known that stay what they are, \"+r\" (x), or are looked at, \"r\" (x)"
            + SAY_IN_C);
  }
}
