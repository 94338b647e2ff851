package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads statements. */
final class StatementParser {
  private static final String ASYNC = "__CPROVER_ASYNC_";

  private final TokenStream tokens;
  private final Parser parser;
  private final ExpressionParser expressions;
  private final AsmParser asm;

  StatementParser(TokenStream tokens, Parser parser, ExpressionParser expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
    asm = new AsmParser(tokens, expressions);
  }

  Stmt.Compound compound() {
    Position at = tokens.expect("{", "before the statements");
    tokens.enter();
    parser.scopes().enter();
    List<Stmt> items = new ArrayList<>();
    while (!tokens.is("}")) {
      if (tokens.isEnd()) {
        throw new CException(at, Rule.SYNTAX, "this '{' is not closed");
      }
      checkedItem(items);
    }
    tokens.take();
    parser.scopes().leave();
    tokens.leave();
    return new Stmt.Compound(at, items);
  }

  /** What is wrong with one statement does not keep the next from being read, unless it ends the file or is how deep it nests. */
  private void checkedItem(List<Stmt> items) {
    int scope = parser.scopes().size();
    int depth = tokens.depth();
    int braces = tokens.braces();
    int mark = tokens.mark();
    boolean declares = declares();
    try {
      items.add(item());
    } catch (CException wrong) {
      if (tokens.isEnd() || wrong.problems().get(0).rule() == Rule.NESTING) {
        throw wrong;
      }
      parser.problems().add(wrong);
      parser.scopes().leaveTo(scope);
      if (declares) {
        tokens.skipToSemicolon(depth, braces);
      } else {
        tokens.skipStatement(depth, braces);
      }
      parser.problems().doubt(tokens.namesSince(mark));
    }
  }

  private Stmt item() {
    return declares()
        ? new Stmt.Declare(tokens.at(), parser.declaration(/* functions= */ false))
        : statement();
  }

  private boolean declares() {
    CToken token = tokens.peek();
    boolean label = token.kind() == Kind.NAME && tokens.peek(1).is(":");
    return parser.startsType(token) && !label || parser.declaresOfUnknownType();
  }

  private Stmt statement() {
    tokens.enter();
    Stmt statement = unnested();
    tokens.leave();
    return statement;
  }

  private Stmt unnested() {
    CToken token = tokens.peek();
    if (token.kind() == Kind.NAME) {
      Stmt keyword = keyword(token);
      if (keyword != null) {
        return keyword;
      }
      if (tokens.peek(1).is(":") && !Keywords.ALL.contains(token.text())) {
        return label();
      }
    }
    if (token.is("{")) {
      return compound();
    }
    if (tokens.takeIf(";")) {
      return new Stmt.Expression(token.at(), null);
    }
    Expr expression = expressions.comma();
    if (isUnknownCall(expression) && (tokens.is("{") || tokens.peek().kind() == Kind.NAME)) {
      return new Stmt.While(token.at(), expression, statement(), /* bodyFirst= */ false);
    }
    tokens.expect(";", "after the expression");
    return new Stmt.Expression(token.at(), expression);
  }

  /** {@return whether it is what a loop's macro that is not known looks like} */
  private boolean isUnknownCall(Expr expression) {
    return expression instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && !parser.scopes().isKnown(name.name());
  }

  private Stmt keyword(CToken token) {
    switch (Keywords.plain(token.text())) {
      case "if":
        return ifStatement();
      case "while":
        return whileStatement();
      case "do":
        return doStatement();
      case "for":
        return forStatement();
      case "switch":
        return switchStatement();
      case "case":
      case "default":
        return caseStatement();
      case "break":
        return simple(new Stmt.Break(token.at()));
      case "continue":
        return simple(new Stmt.Continue(token.at()));
      case "goto":
        tokens.take();
        return ended(new Stmt.Goto(token.at(), tokens.expectName("a label")));
      case "return":
        tokens.take();
        return ended(new Stmt.Return(token.at(), tokens.is(";") ? null : expressions.comma()));
      case "asm":
        return ended(asm.statement());
      default:
        return null;
    }
  }

  private Stmt simple(Stmt statement) {
    tokens.take();
    return ended(statement);
  }

  private Stmt ended(Stmt statement) {
    tokens.expect(";", "after the statement");
    return statement;
  }

  private Expr condition(String keyword) {
    tokens.expect("(", "after '" + keyword + "'");
    Expr condition = expressions.comma();
    tokens.expect(")", "after the condition");
    return condition;
  }

  private Stmt ifStatement() {
    Position at = tokens.take().at();
    Expr condition = condition("if");
    Stmt then = statement();
    Stmt otherwise = tokens.takeIf("else") ? statement() : null;
    return new Stmt.If(at, condition, then, otherwise);
  }

  private Stmt whileStatement() {
    Position at = tokens.take().at();
    Expr condition = condition("while");
    return new Stmt.While(at, condition, statement(), /* bodyFirst= */ false);
  }

  private Stmt doStatement() {
    Position at = tokens.take().at();
    Stmt body = statement();
    tokens.expect("while", "after the body of 'do'");
    Expr condition = condition("while");
    return ended(new Stmt.While(at, condition, body, /* bodyFirst= */ true));
  }

  private Stmt forStatement() {
    Position at = tokens.take().at();
    tokens.expect("(", "after 'for'");
    parser.scopes().enter();
    Stmt start = null;
    if (parser.startsType(tokens.peek())) {
      start = new Stmt.Declare(tokens.at(), parser.declaration(/* functions= */ false));
    } else if (!tokens.takeIf(";")) {
      start = ended(new Stmt.Expression(tokens.at(), expressions.comma()));
    }
    Expr condition = tokens.is(";") ? null : expressions.comma();
    tokens.expect(";", "after the condition");
    Expr step = tokens.is(")") ? null : expressions.comma();
    tokens.expect(")", "after the parts of 'for'");
    Stmt body = statement();
    parser.scopes().leave();
    return new Stmt.For(at, start, condition, step, body);
  }

  private Stmt switchStatement() {
    Position at = tokens.take().at();
    Expr value = condition("switch");
    return new Stmt.Switch(at, value, statement());
  }

  private Stmt caseStatement() {
    CToken token = tokens.take();
    Expr value = token.is("default") ? null : expressions.conditional();
    Expr last = value != null && tokens.takeIf("...") ? expressions.conditional() : null;
    tokens.expect(":", "after '" + token.text() + "'");
    return new Stmt.Case(token.at(), value, last, tokens.is("}") ? empty() : item());
  }

  private Stmt label() {
    Position at = tokens.at();
    String name = tokens.take().text();
    if (name.startsWith(ASYNC)) {
      throw new CException(
          at,
          Rule.THREAD,
          "what stands behind '" + name
              + "' is a thread to CBMC, and would run on a second CPU; for an interrupt, write it as a function marked __hardirq");
    }
    tokens.take();
    List<Specifiers.Attribute> attributes = parser.attributes();
    return new Stmt.Label(at, name, attributes, tokens.is("}") ? empty() : item());
  }

  private Stmt empty() {
    return new Stmt.Expression(tokens.at(), null);
  }
}
