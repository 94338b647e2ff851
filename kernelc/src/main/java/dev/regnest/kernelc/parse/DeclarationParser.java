package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads declarations: specifiers, names, and what they hold at first. */
final class DeclarationParser {
  private final TokenStream tokens;
  private final Parser parser;
  private final ExpressionParser expressions;
  private final SpecifierParser specifiers;
  private final DeclaratorParser declarators;

  DeclarationParser(TokenStream tokens, Parser parser, ExpressionParser expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
    specifiers = new SpecifierParser(tokens, parser, this, expressions);
    declarators = new DeclaratorParser(tokens, parser, this, expressions);
  }

  /** A declaration with its semicolon, or a function with its body where {@code functions} are expected. */
  Declaration declaration(boolean functions) {
    Position at = tokens.at();
    Specifiers before = specifiers.specifiers();
    if (before.base() == null) {
      throw tokens.noType("a declaration");
    }
    List<Declaration.Init> names = new ArrayList<>();
    if (tokens.takeIf(";")) {
      return new Declaration.Names(at, before, names);
    }
    while (true) {
      Declarator declarator = declarators.declarator(/* named= */ true);
      parser.scopes().declare(declarator.name(), before.has("typedef"));
      if (before.base() instanceof Specifiers.Unknown) {
        parser.problems().doubt(List.of(declarator.name()));
      }
      if (functions && names.isEmpty() && tokens.is("{")) {
        return function(at, before, declarator);
      }
      names.add(new Declaration.Init(
          declarator, tokens.takeIf("=") ? initialiser() : null, /* bits= */ null));
      if (!tokens.takeIf(",")) {
        checkNoFunctionInside(declarator);
        tokens.expect(";", "after the declaration");
        return new Declaration.Names(at, before, names);
      }
    }
  }

  private void checkNoFunctionInside(Declarator declarator) {
    boolean isFunction =
        !declarator.layers().isEmpty() && declarator.layers().get(0) instanceof Declarator.Function;
    if (isFunction && tokens.is("{")) {
      throw new CException(
          tokens.at(),
          Rule.SYNTAX,
          "'" + declarator.name()
              + "()' is defined inside a function; define it before that one, and pass it what it uses");
    }
  }

  private Declaration function(Position at, Specifiers before, Declarator declarator) {
    if (declarator.layers().isEmpty()
        || !(declarator.layers().get(0) instanceof Declarator.Function signature)) {
      throw new CException(
          tokens.at(), Rule.SYNTAX, "expected ';' after the declaration, found '{'");
    }
    parser.scopes().enter();
    signature.parameters().forEach(p -> parser.scopes().declare(p.declarator().name(), false));
    Stmt.Compound body = parser.body(declarator.name());
    parser.scopes().leave();
    return new Declaration.Function(at, before, declarator, body);
  }

  /** The members of a struct, with its closing bracket. */
  List<Declaration> members() {
    List<Declaration> members = new ArrayList<>();
    tokens.enter();
    while (!tokens.takeIf("}")) {
      if (tokens.isEnd()) {
        throw new CException(
            tokens.at(), Rule.SYNTAX, "expected '}' after the members, found the end of the file");
      }
      checkedMember(members);
    }
    tokens.leave();
    return members;
  }

  /** What is wrong with one member does not keep the next from being read. */
  private void checkedMember(List<Declaration> members) {
    int depth = tokens.depth();
    int braces = tokens.braces();
    int mark = tokens.mark();
    try {
      members.add(member());
    } catch (CException wrong) {
      parser.problems().add(wrong);
      tokens.skipToSemicolon(depth, braces);
      parser.problems().doubt(tokens.namesSince(mark));
    }
  }

  private Declaration member() {
    Position at = tokens.at();
    Specifiers before = specifiers.withoutStorage();
    if (before.base() == null) {
      throw tokens.noType("a member");
    }
    List<Declaration.Init> names = new ArrayList<>();
    while (!tokens.is(";")) {
      Declarator declarator = tokens.is(":")
          ? new Declarator(tokens.at(), "", List.of(), List.of())
          : declarators.declarator(/* named= */ true);
      if (before.base() instanceof Specifiers.Unknown) {
        parser.problems().doubt(List.of(declarator.name()));
      }
      Expr bits = tokens.takeIf(":") ? expressions.conditional() : null;
      names.add(new Declaration.Init(declarator, null, bits));
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(";", "after the member");
    return new Declaration.Names(at, before, names);
  }

  TypeName typeName() {
    Position at = tokens.at();
    Specifiers before = specifiers.withoutStorage();
    if (before.base() == null) {
      throw tokens.noType("a type");
    }
    Declarator declarator = declarators.declarator(/* named= */ false);
    if (!declarator.name().isEmpty()) {
      throw new CException(
          declarator.at(),
          Rule.SYNTAX,
          "expected a type alone, found the name '" + declarator.name() + "' behind it");
    }
    return new TypeName(before, declarator);
  }

  Declarator.Parameter parameter() {
    Position at = tokens.at();
    Specifiers before = specifiers.withoutStorage();
    if (before.base() == null) {
      throw tokens.noType("a parameter");
    }
    return new Declarator.Parameter(before, declarators.declarator(/* named= */ false));
  }

  List<Specifiers.Attribute> attributes() {
    return specifiers.attributes();
  }

  Initialiser initialiser() {
    Position at = tokens.at();
    if (!tokens.takeIf("{")) {
      return new Initialiser.One(at, expressions.assignment());
    }
    tokens.enter();
    List<Initialiser.Item> items = new ArrayList<>();
    while (!tokens.is("}")) {
      List<Initialiser.Designator> designators = designators();
      items.add(new Initialiser.Item(designators, initialiser()));
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect("}", "after the values");
    tokens.leave();
    return new Initialiser.Braces(at, items);
  }

  private List<Initialiser.Designator> designators() {
    List<Initialiser.Designator> all = new ArrayList<>();
    while (true) {
      Position at = tokens.at();
      if (tokens.takeIf(".")) {
        all.add(new Initialiser.Designator(at, tokens.expectName("a member's name"), null, null));
      } else if (tokens.takeIf("[")) {
        Expr index = expressions.conditional();
        Expr last = tokens.takeIf("...") ? expressions.conditional() : null;
        all.add(new Initialiser.Designator(at, "", index, last));
        tokens.expect("]", "after the index");
      } else {
        break;
      }
    }
    if (!all.isEmpty()) {
      tokens.expect("=", "after the designator");
    }
    return all;
  }
}
