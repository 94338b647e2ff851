package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what stands before the names of a declaration. */
final class SpecifierParser {
  private final TokenStream tokens;
  private final Parser parser;
  private final DeclarationParser declarations;
  private final ExpressionParser expressions;

  SpecifierParser(
      TokenStream tokens,
      Parser parser,
      DeclarationParser declarations,
      ExpressionParser expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.declarations = declarations;
    this.expressions = expressions;
  }

  /** {@return them; without a base if there is none} */
  Specifiers specifiers() {
    Position at = tokens.at();
    Set<String> words = new LinkedHashSet<>();
    List<Specifiers.Attribute> attributes = new ArrayList<>();
    List<String> typeWords = new ArrayList<>();
    Specifiers.Base base = null;
    if (tokens.is("_Static_assert")) {
      return new Specifiers(at, assertion(), words, attributes);
    }
    while (tokens.peek().kind() == Kind.NAME) {
      String word = Keywords.plain(tokens.peek().text());
      if (word.equals("_Atomic") && tokens.peek(1).is("(") && base == null) {
        words.add(word);
        base = typeOf();
      } else if (Keywords.STORAGE.contains(word) || Keywords.QUALIFIERS.contains(word)) {
        if (Keywords.EXCLUSIVE.contains(word)) {
          checkNoOther(words);
        }
        tokens.take();
        words.add(word);
      } else if (word.equals("__attribute__")) {
        attributes.addAll(attributes());
      } else if (word.equals("__extension__")) {
        tokens.take();
      } else if (base == null && Keywords.TYPE_WORDS.contains(word)) {
        typeWords.add(tokens.take().text());
      } else if (base == null && typeWords.isEmpty() && parser.startsType(tokens.peek())) {
        base = base(word);
      } else if (base == null && typeWords.isEmpty() && isMissingType()) {
        base = missing();
      } else {
        break;
      }
    }
    if (!typeWords.isEmpty()) {
      base = new Specifiers.Words(typeWords.stream().sorted().toList());
    }
    return new Specifiers(at, base, words, attributes);
  }

  private void checkNoOther(Set<String> words) {
    for (String other : words) {
      if (Keywords.EXCLUSIVE.contains(other)) {
        throw new CException(
            tokens.at(),
            Rule.SYNTAX,
            "expected no second storage class behind '" + other + "', found "
                + tokens.peek().shown());
      }
    }
  }

  /** {@return those of a member, a parameter or a type, none of which has a storage class} */
  Specifiers withoutStorage() {
    Specifiers all = specifiers();
    for (String word : all.words()) {
      if (Keywords.STORAGE.contains(word) && !word.equals("register")) {
        throw new CException(
            all.at(), Rule.SYNTAX, "'" + word + "' is for variables and functions alone");
      }
    }
    return all;
  }

  /** {@return whether a name that nothing declares stands where a type is needed: before a name, a pointer or another type} */
  private boolean isMissingType() {
    CToken after = tokens.peek(1);
    return parser.isUnknown(tokens.peek())
        && (after.kind() == Kind.NAME || after.is("*") || after.is(")") || after.is(","));
  }

  /** Tells of it, and reads on: a word before a type may be a macro, and one that stands alone is a type. */
  private Specifiers.Base missing() {
    CException unknown = tokens.noType("a type");
    parser.problems().add(unknown);
    CToken word = tokens.take();
    return parser.startsType(tokens.peek()) ? null : new Specifiers.Unknown(word.at(), word.text());
  }

  private Specifiers.Base base(String word) {
    switch (word) {
      case "struct":
      case "union":
        return struct();
      case "enum":
        return enumeration();
      case "typeof":
        return typeOf();
      case "__auto_type":
        tokens.take();
        return new Specifiers.AutoType();
      default:
        return new Specifiers.Named(tokens.take().text());
    }
  }

  private Specifiers.Base assertion() {
    Position at = tokens.take().at();
    tokens.expect("(", "after _Static_assert");
    Expr condition = expressions.conditional();
    StringBuilder text = new StringBuilder();
    if (tokens.takeIf(",")) {
      while (tokens.peek().kind() == Kind.STRING) {
        text.append(tokens.take().text());
      }
    }
    tokens.expect(")", "after the condition, or a text");
    if (!tokens.is(";")) {
      tokens.expect(";", "after _Static_assert()");
    }
    return new Specifiers.Assertion(at, condition, text.toString());
  }

  private Specifiers.Base struct() {
    Position at = tokens.at();
    boolean isUnion = tokens.take().text().equals("union");
    List<Specifiers.Attribute> attributes = new ArrayList<>(attributes());
    String tag = tokens.is("{") ? "" : tokens.expectName("a name of this type, or '{'");
    if (tokens.takeIf("{")) {
      List<Declaration> members = declarations.members();
      attributes.addAll(attributes());
      return tag.isEmpty()
          ? Specifiers.Struct.withoutName(at, isUnion, members, attributes)
          : new Specifiers.Struct(isUnion, tag, members, attributes);
    }
    return new Specifiers.Struct(isUnion, tag, null, attributes);
  }

  private Specifiers.Base enumeration() {
    tokens.take();
    List<Specifiers.Attribute> attributes = new ArrayList<>(attributes());
    String tag = tokens.is("{") ? "" : tokens.expectName("the name of an enum, or '{'");
    if (!tokens.takeIf("{")) {
      return new Specifiers.Enum(tag, null, attributes);
    }
    List<Specifiers.Constant> constants = new ArrayList<>();
    while (!tokens.is("}")) {
      Position at = tokens.at();
      String name = tokens.expectName("the name of a constant");
      parser.scopes().declare(name, false);
      List<Specifiers.Attribute> ofConstant = attributes();
      Expr value = tokens.takeIf("=") ? expressions.conditional() : null;
      constants.add(new Specifiers.Constant(at, name, ofConstant, value));
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect("}", "after the constants");
    attributes.addAll(attributes());
    return new Specifiers.Enum(tag, constants, attributes);
  }

  private Specifiers.Base typeOf() {
    String word = tokens.take().text();
    tokens.expect("(", "after " + word);
    Specifiers.Base base = parser.startsType(tokens.peek())
        ? new Specifiers.TypeOfType(parser.typeName())
        : new Specifiers.TypeOf(expressions.comma());
    tokens.expect(")", "after " + word);
    return base;
  }

  List<Specifiers.Attribute> attributes() {
    List<Specifiers.Attribute> all = new ArrayList<>();
    while (Keywords.plain(tokens.peek().text()).equals("__attribute__")
        && tokens.peek().kind() == Kind.NAME) {
      tokens.take();
      tokens.expect("(", "after __attribute__");
      tokens.expect("(", "after __attribute__(");
      while (!tokens.is(")") && !tokens.isEnd()) {
        if (!tokens.takeIf(",")) {
          all.add(attribute());
        }
      }
      tokens.expect(")", "after the attributes");
      tokens.expect(")", "after the attributes");
    }
    return all;
  }

  private Specifiers.Attribute attribute() {
    Position at = tokens.at();
    if (tokens.peek().kind() != Kind.NAME) {
      throw new CException(
          at, Rule.SYNTAX, "expected an attribute, found " + tokens.peek().shown());
    }
    String name = tokens.take().text();
    List<Expr> arguments = new ArrayList<>();
    if (tokens.takeIf("(")) {
      while (!tokens.is(")")) {
        arguments.add(expressions.assignment());
        if (!tokens.takeIf(",")) {
          break;
        }
      }
      tokens.expect(")", "after the attribute's arguments");
    }
    return new Specifiers.Attribute(at, name, arguments);
  }
}
