package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;

/** What a name stands for. */
sealed interface Symbol {
  /** A type. */
  record TypeDef(Type type) implements Symbol {}

  /** A constant of an enum. */
  record Constant(long value, CType.Int type) implements Symbol {}

  /** A variable of a function. */
  record Local(DataObject object) implements Symbol {}

  /** A parameter that nobody gives a value. */
  record NotGiven() implements Symbol {}

  /** A variable outside functions, or a static one inside; laid out when it is first used. */
  final class Global implements Symbol {
    final Position at;
    final String name;
    Type type;
    Initialiser initialiser;
    /** Where the names of its initialiser are looked up. */
    final Scope scope;

    boolean isDefined;
    DataObject object;
    boolean isPerCpu;

    /** What it counts modulo, or 0. */
    long wraps;

    Global(Position at, String name, Type type, Initialiser initialiser, Scope scope) {
      this.scope = scope;
      this.at = at;
      this.name = name;
      this.type = type;
      this.initialiser = initialiser;
    }
  }

  /** A function; compiled when it is first used. */
  final class Function implements Symbol {
    final String name;
    final CType.Function type;
    Declaration.Function definition;
    private final List<Specifiers.Attribute> attributes = new ArrayList<>();
    private boolean notProbed;
    private boolean alwaysInline;

    Function(String name, CType.Function type) {
      this.name = name;
      this.type = type;
    }

    boolean isMain() {
      return name.equals("main");
    }

    /** Takes in what a declaration of it says, of which there may be several. */
    void declared(List<Specifiers.Attribute> said) {
      for (Specifiers.Attribute attribute : said) {
        if (attributes.stream().noneMatch(a -> a.name().equals(attribute.name()))) {
          attributes.add(attribute);
        }
        notProbed |= attribute.name().equals("__regnest_nokprobe__");
        alwaysInline |= attribute.name().equals("__regnest_always_inline__");
      }
    }

    /** Takes in what is known of the same function from before its definition. */
    void declaredAs(Function before) {
      declared(before.attributes);
    }

    /** {@return what its declarations say of it} */
    List<Specifiers.Attribute> attributes() {
      return attributes;
    }

    CFunction.Text text() {
      if (notProbed) {
        return CFunction.Text.NOT_PROBED;
      }
      return alwaysInline ? CFunction.Text.CALLERS : CFunction.Text.OWN;
    }
  }
}
