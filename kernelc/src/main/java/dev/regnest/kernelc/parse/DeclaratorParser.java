package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads a name with the pointers, arrays and parameters around it. */
final class DeclaratorParser {
  private static final int MOST_LAYERS = 12;

  private final TokenStream tokens;
  private final Parser parser;
  private final DeclarationParser declarations;
  private final ExpressionParser expressions;

  DeclaratorParser(
      TokenStream tokens,
      Parser parser,
      DeclarationParser declarations,
      ExpressionParser expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.declarations = declarations;
    this.expressions = expressions;
  }

  /** {@return it}; a name must be there if {@code named}. */
  Declarator declarator(boolean named) {
    tokens.enter();
    List<Declarator.Layer> pointers = new ArrayList<>();
    List<Specifiers.Attribute> attributes = new ArrayList<>(parser.attributes());
    while (tokens.takeIf("*")) {
      pointers.add(0, pointer());
      checkLayers(pointers);
    }
    attributes.addAll(parser.attributes());
    Declarator inner = inner(named);
    List<Declarator.Layer> layers = new ArrayList<>(inner.layers());
    layers.addAll(suffixes());
    layers.addAll(pointers);
    checkLayers(layers);
    attributes.addAll(inner.attributes());
    attributes.addAll(parser.attributes());
    tokens.leave();
    return new Declarator(inner.at(), inner.name(), layers, attributes);
  }

  private void checkLayers(List<Declarator.Layer> layers) {
    if (layers.size() > MOST_LAYERS) {
      throw new CException(
          tokens.at(),
          Rule.NESTING,
          "more than " + MOST_LAYERS + " pointers and arrays of each other");
    }
  }

  private Declarator.Pointer pointer() {
    boolean isConst = false;
    boolean isVolatile = false;
    while (Keywords.QUALIFIERS.contains(Keywords.plain(tokens.peek().text()))) {
      String qualifier = Keywords.plain(tokens.take().text());
      if (qualifier.equals("_Atomic")) {
        throw new CException(
            tokens.at(), Rule.TYPE, "pointers that are atomic themselves are not supported");
      }
      isConst |= qualifier.equals("const");
      isVolatile |= qualifier.equals("volatile");
    }
    return new Declarator.Pointer(isConst, isVolatile);
  }

  private Declarator inner(boolean named) {
    Position at = tokens.at();
    boolean group =
        tokens.is("(") && !parser.startsType(tokens.peek(1)) && !tokens.peek(1).is(")");
    if (group) {
      tokens.take();
      Declarator inner = declarator(named);
      tokens.expect(")", "after the name");
      return inner;
    }
    boolean hasName = tokens.peek().kind() == Kind.NAME
        && !Keywords.ALL.contains(Keywords.plain(tokens.peek().text()));
    if (hasName || named) {
      return new Declarator(at, tokens.expectName("a name"), List.of(), List.of());
    }
    return new Declarator(at, "", List.of(), List.of());
  }

  private List<Declarator.Layer> suffixes() {
    List<Declarator.Layer> layers = new ArrayList<>();
    while (true) {
      if (tokens.takeIf("[")) {
        layers.add(array());
      } else if (tokens.takeIf("(")) {
        layers.add(parameters());
      } else {
        return layers;
      }
    }
  }

  private Declarator.Array array() {
    boolean ofParameter = tokens.takeIf("static");
    Expr size = tokens.is("]") ? null : expressions.conditional();
    tokens.expect("]", "after the size");
    return new Declarator.Array(size, ofParameter);
  }

  /** {@return the parameter, a pointer where it is written as an array, whose length says nothing then} */
  private static Declarator.Parameter asPointer(Declarator.Parameter parameter) {
    Declarator declarator = parameter.declarator();
    List<Declarator.Layer> layers = new ArrayList<>(declarator.layers());
    if (layers.isEmpty() || !(layers.get(0) instanceof Declarator.Array)) {
      return parameter;
    }
    layers.set(0, new Declarator.Pointer(/* isConst= */ false, /* isVolatile= */ false));
    return new Declarator.Parameter(
        parameter.specifiers(),
        new Declarator(declarator.at(), declarator.name(), layers, declarator.attributes()));
  }

  private Declarator.Function parameters() {
    List<Declarator.Parameter> all = new ArrayList<>();
    boolean variadic = tokens.is(")");
    if (tokens.is("void") && tokens.peek(1).is(")")) {
      tokens.take();
    }
    while (!tokens.is(")")) {
      if (tokens.isEnd()) {
        throw new CException(
            tokens.at(),
            Rule.SYNTAX,
            "expected ')' after the parameters, found the end of the file");
      }
      if (tokens.takeIf("...")) {
        variadic = true;
        break;
      }
      all.add(asPointer(declarations.parameter()));
      if (!tokens.takeIf(",")) {
        break;
      }
    }
    tokens.expect(")", "after the parameters");
    return new Declarator.Function(all, variadic);
  }
}
