package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.preprocess.Tokens;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a file: recursive descent that knows which names are types, as C needs.
 *
 * <p>What is wrong in one declaration at the top level does not keep the next from being read.
 */
public final class Parser {
  private final TokenStream tokens;
  private final Problems problems;
  private final Scopes scopes;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final DeclarationParser declarations;
  private String function;

  private Parser(List<CToken> tokens, Scopes scopes, Problems problems) {
    this.scopes = scopes;
    this.tokens = new TokenStream(tokens);
    this.problems = problems;
    expressions = new ExpressionParser(this.tokens, this);
    statements = new StatementParser(this.tokens, this, expressions);
    declarations = new DeclarationParser(this.tokens, this, expressions);
  }

  /** {@return the declarations of a file; what is wrong is told to {@code problems}} */
  public static List<Declaration> parse(Tokens.Read read, Problems problems) {
    Map<String, Boolean> known = known(read.usesGuards()).names;
    List<Declaration> all = new Parser(read.tokens(), new Scopes(known), problems).file();
    UnknownNames.tell(all, known.keySet(), problems);
    return all;
  }

  /** {@return the declarations of the prelude, with the kernel's guards or without} */
  public static List<Declaration> prelude(boolean guards) {
    return known(guards).declarations;
  }

  private static Known known(boolean guards) {
    return guards ? Known.Guarded.PRELUDE : Known.PRELUDE;
  }

  /** The prelude, read once. */
  private record Known(List<Declaration> declarations, Map<String, Boolean> names) {
    private static final Known PRELUDE = read(/* guards= */ false);

    /** With the kernel's guards, which few files use. */
    private static final class Guarded {
      private static final Known PRELUDE = read(/* guards= */ true);
    }

    private static Known read(boolean guards) {
      Problems problems = new Problems();
      Parser parser = new Parser(Tokens.ofPrelude(guards), new Scopes(Map.of()), problems);
      Known known = new Known(List.copyOf(parser.file()), parser.scopes.outermost());
      problems.throwIfAny();
      return known;
    }
  }

  private List<Declaration> file() {
    List<Declaration> all = new ArrayList<>();
    while (!tokens.isEnd()) {
      int scope = scopes.size();
      int depth = tokens.depth();
      int braces = tokens.braces();
      int mark = tokens.mark();
      try {
        if (!tokens.takeIf(";")) {
          all.add(declaration(/* functions= */ true));
        }
      } catch (CException wrong) {
        problems.add(wrong);
        scopes.leaveTo(scope);
        tokens.skipDeclaration(depth, braces);
        problems.doubt(tokens.namesSince(mark));
      }
    }
    return all;
  }

  Scopes scopes() {
    return scopes;
  }

  Problems problems() {
    return problems;
  }

  /** {@return whether a name stands there that nothing declares, as it would where a type is missing} */
  boolean isUnknown(CToken token) {
    return token.kind() == Kind.NAME
        && !Keywords.ALL.contains(Keywords.plain(token.text()))
        && !scopes.isKnown(token.text());
  }

  /** {@return whether the statement that begins here declares something of a type that is not known} */
  boolean declaresOfUnknownType() {
    if (!isUnknown(tokens.peek())) {
      return false;
    }
    int ahead = 1;
    while (tokens.peek(ahead).is("*")) {
      ahead++;
    }
    CToken name = tokens.peek(ahead);
    CToken then = tokens.peek(ahead + 1);
    return name.kind() == Kind.NAME
        && !Keywords.ALL.contains(Keywords.plain(name.text()))
        && (then.is(";") || then.is("=") || then.is(",") || then.is("["));
  }

  boolean startsType(CToken token) {
    if (token.kind() != Kind.NAME) {
      return false;
    }
    String word = Keywords.plain(token.text());
    return Keywords.TYPE_WORDS.contains(word)
        || Keywords.STORAGE.contains(word)
        || Keywords.QUALIFIERS.contains(word)
        || word.equals("struct")
        || word.equals("union")
        || word.equals("enum")
        || word.equals("typeof")
        || word.equals("__auto_type")
        || word.equals("_Static_assert")
        || word.equals("_Atomic")
        || word.equals("__attribute__")
        || word.equals("__extension__")
        || scopes.isType(token.text());
  }

  Declaration declaration(boolean functions) {
    return declarations.declaration(functions);
  }

  TypeName typeName() {
    return declarations.typeName();
  }

  Initialiser initialiser() {
    return declarations.initialiser();
  }

  /** The body of a function of that name. */
  Stmt.Compound body(String name) {
    function = name;
    try {
      return statements.compound();
    } finally {
      function = null;
    }
  }

  /** {@return the name of the function whose body is read, or null outside} */
  String function() {
    return function;
  }

  Stmt.Compound compound() {
    return statements.compound();
  }

  List<Specifiers.Attribute> attributes() {
    return declarations.attributes();
  }
}
