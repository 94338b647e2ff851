package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.preprocess.CToken.Kind;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anarres.cpp.Feature;
import org.anarres.cpp.LexerException;
import org.anarres.cpp.LexerSource;
import org.anarres.cpp.Macro;
import org.anarres.cpp.Preprocessor;
import org.anarres.cpp.Source;
import org.anarres.cpp.Token;

/** Runs the preprocessor over the prelude and one file. */
public final class Tokens extends Preprocessor {
  /** More characters than a hypothesis has; what is longer is refused. */
  public static final int MOST_CHARACTERS = 1_000_000;

  private static final int MOST_STEPS = 3_000_000;

  private static final Set<String> PUNCTUATION = Set.of(
      ("[ ] ( ) { } . -> ++ -- & * + - ~ ! / % << >> < > <= >= == != ^ | && || ? : ; ... = *= /= %= += -= <<= >>="
              + " &= ^= |= ,")
          .split(" "));

  /** An integer that the preprocessor takes for none, as the C that it knows has no such. */
  private static final Pattern BINARY = Pattern.compile("0[bB][01]+[uUlL]*");

  private static final Pattern LITERAL = Pattern.compile("'[^']*'|\\b\\d\\w*");
  private static final Pattern OTHER_THAN_LITERALS = Pattern.compile("[A-Za-z_\"]");

  private static final KnownPrelude PRELUDE = prelude(/* guards= */ false);

  private static final String WITHOUT_GUARDS = "__REGNEST_WITHOUT_GUARDS__";

  private static final Set<String> HARMLESS_PRAGMAS = Set.of("mark", "region", "endregion");

  /** What the prelude declares as a function and defines as a macro, so that a file may declare it, too. */
  private static final Set<String> FUNCTIONS = functionsOfPrelude();

  private static final Map<String, Macro> WORDS =
      PRELUDE.macros().stream().collect(Collectors.toMap(Macro::getName, macro -> macro));

  private final Problems problems;
  private final FileScope fileScope = new FileScope();
  private final Set<String> declaredWords = new TreeSet<>();
  private final Set<String> ownWords = new TreeSet<>();
  private final Words words = new Words();
  private final Origins origins = new Origins();
  private final Headers headers;
  private Position here;
  private String used = "";
  private int steps;

  private Tokens(String file, Flags flags, Problems problems) {
    this.problems = problems;
    here = new Position(file, 1, 1);
    headers = new Headers(file, flags, problems, () -> here, this::source);
  }

  /**
   * What one file becomes.
   *
   * @param tokens its tokens, the last of kind END
   * @param takenAsNotSet the words that a condition asked for and that are defined nowhere, in that order
   * @param answered the headers that the prelude stands in for, as they are named
   * @param headers the texts of those that are read
   * @param options the words beginning with CONFIG_ that are defined at its end
   * @param declaredWords the macros of the prelude that the file declares as the functions that they are in the kernel
   */
  public record Read(
      List<CToken> tokens,
      List<String> takenAsNotSet,
      List<String> answered,
      List<String> headers,
      Set<String> options,
      Set<String> declaredWords) {
    /** {@return whether it may use the kernel's guards, which the prelude needs to have then} */
    public boolean usesGuards() {
      return tokens.stream().anyMatch(token -> token.text().startsWith("class_"));
    }
  }

  /**
   * {@return the tokens of the file, with the prelude's macros expanded}
   *
   * @param file the name of the file, for positions, and for the folder that its own headers lie in
   * @param text its text
   * @param flags where other headers are, and what is defined
   * @param problems told of what is wrong
   * @throws CException if the file is too long, or expands to too much
   */
  public static Read of(String file, String text, Flags flags, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      throw new CException(
          new Position(file, 1, 1),
          Rule.TOO_LARGE,
          "the file has " + text.length() + " characters; at most " + MOST_CHARACTERS
              + " are read");
    }
    Tokens tokens = reading(file, text, flags, problems);
    try {
      for (Macro macro : PRELUDE.macros()) {
        tokens.addMacro(macro);
      }
      for (Map.Entry<String, String> define : flags.defines().entrySet()) {
        tokens.addMacro(define.getKey(), define.getValue());
      }
      List<CToken> all = new ArrayList<>();
      tokens.addTo(all);
      return new Read(
          all,
          tokens.words.takenAsNotSet(),
          tokens.headers.answered(),
          tokens.headers.texts(),
          tokens.options(),
          tokens.declaredWords);
    } catch (LexerException | IOException | RuntimeException wrong) {
      if (wrong instanceof CException refused) {
        throw refused;
      }
      problems.add(
          tokens.here, Rule.PREPROCESSOR, "the preprocessor stops here: " + wrong.getMessage());
      problems.throwIfAny();
      throw new IllegalStateException(wrong);
    } catch (StackOverflowError deep) {
      throw new CException(tokens.here, Rule.NESTING, "macros or conditions nest too deep here");
    }
  }

  private Set<String> options() {
    return getMacros().keySet().stream()
        .filter(name -> name.startsWith("CONFIG_"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Tokens reading(String file, String text, Flags flags, Problems problems) {
    Tokens tokens = new Tokens(file, flags, problems);
    tokens.addInput(tokens.source(file, text));
    tokens.setFileSystem(tokens.headers);
    tokens.setSystemIncludePath(List.of(Headers.ANSWERED));
    tokens.setQuoteIncludePath(List.of(Headers.OWN));
    tokens.addFeature(Feature.DIGRAPHS);
    tokens.setListener(new Listener(tokens, problems));
    return tokens;
  }

  private NamedSource source(String file, String text) {
    LinePlaces places = new LinePlaces(file, text);
    return new NamedSource(
        file,
        places,
        new Directives(places, problems, words, origins, word -> super.getMacro(word) != null));
  }

  private static KnownPrelude prelude(boolean guards) {
    Problems problems = new Problems();
    Tokens tokens = reading(Prelude.NAME, Prelude.text(), Flags.NONE, problems);
    List<CToken> all = new ArrayList<>();
    try {
      tokens.addMacro("__REGNEST__", "1");
      if (!guards) {
        tokens.addMacro(WITHOUT_GUARDS, "1");
      }
      tokens.addTo(all);
    } catch (LexerException | IOException broken) {
      throw new IllegalStateException(broken);
    }
    problems.throwIfAny();
    return new KnownPrelude(List.copyOf(tokens.getMacros().values()), List.copyOf(all));
  }

  private static Set<String> functionsOfPrelude() {
    Set<String> macros = PRELUDE.macros().stream().map(Macro::getName).collect(Collectors.toSet());
    List<CToken> tokens = PRELUDE.tokens();
    Set<String> functions = new TreeSet<>();
    for (int i = 1; i < tokens.size() - 2; i++) {
      boolean declared = tokens.get(i - 1).is("(")
          && tokens.get(i + 1).is(")")
          && tokens.get(i + 2).is("(");
      if (declared && macros.contains(tokens.get(i).text())) {
        functions.add(tokens.get(i).text());
      }
    }
    return functions;
  }

  /** {@return the macros of the prelude by name, in the order of their names} */
  static Map<String, Macro> wordsOfPrelude() {
    return new TreeMap<>(WORDS);
  }

  /** {@return whether the prelude has a macro of that name} */
  public static boolean isWord(String name) {
    return WORDS.containsKey(name);
  }

  static boolean meansTheSame(String name) {
    return Families.sameAs(name, WORDS).isPresent();
  }

  static List<Macro> macrosOfPrelude() {
    return PRELUDE.macros();
  }

  /** The prelude with the kernel's guards, which few files use. */
  private static final class Guarded {
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\\b\\d\\w*");
    private static final Pattern OTHER_THAN_LITERALS = Pattern.compile("[A-Za-z_\"]");

    private static final KnownPrelude PRELUDE = prelude(/* guards= */ true);
  }

  /** {@return the tokens of the prelude, with the kernel's guards or without, the last of kind END} */
  public static List<CToken> ofPrelude(boolean guards) {
    return guards ? Guarded.PRELUDE.tokens() : PRELUDE.tokens();
  }

  private void addTo(List<CToken> all) throws LexerException, IOException {
    while (true) {
      Source before = getSource();
      if (before instanceof LexerSource) {
        note(before, before.getLine(), before.getColumn());
      }
      Token token = token();
      if (getSource() instanceof LexerSource after && token.getLine() > 0) {
        note(after, token.getLine(), token.getColumn());
      }
      if (token.getType() == Token.EOF) {
        all.add(new CToken(Kind.END, "", here));
        return;
      }
      CToken converted = converted(token);
      if (converted != null) {
        all.add(converted);
        fileScope.sees(converted);
      }
    }
  }

  private void note(Source source, int line, int column) {
    here = source instanceof NamedSource named
        ? named.at(line, column + 1)
        : new Position(source.getPath() == null ? here.file() : source.getPath(), line, column + 1);
  }

  Position here() {
    return here;
  }

  private CToken converted(Token token) {
    switch (token.getType()) {
      case Token.WHITESPACE:
      case Token.NL:
      case Token.CCOMMENT:
      case Token.CPPCOMMENT:
      case Token.P_LINE:
        return null;
      case Token.IDENTIFIER:
        return new CToken(Kind.NAME, token.getText(), origin(token));
      case Token.NUMBER:
        return new CToken(Kind.NUMBER, token.getText(), origin(token));
      case Token.SQSTRING:
      case Token.CHARACTER:
        return new CToken(Kind.CHARACTER, Escapes.decoded(token.getText()), origin(token));
      case Token.STRING:
        return new CToken(Kind.STRING, Escapes.decoded(token.getText()), origin(token));
      case Token.INVALID:
        if (BINARY.matcher(token.getText()).matches()) {
          return new CToken(Kind.NUMBER, token.getText(), origin(token));
        }
        problems.add(origin(token), Rule.STRAY, "this is no token of C: " + token.getValue());
        return null;
      default:
        return punctuation(token.getText(), origin(token));
    }
  }

  private CToken punctuation(String text, Position at) {
    if (!PUNCTUATION.contains(text)) {
      problems.add(at, Rule.STRAY, "this is no token of C: " + text);
      return null;
    }
    return new CToken(Kind.PUNCTUATION, text, at);
  }

  /** {@return where a token stands: what a macro brings stands where the macro is used} */
  private Position origin(Token token) {
    return origins
        .inText(token)
        .orElseGet(() -> origins
            .macro(token)
            .map(by -> here.bringing(by.shown(), isConstant(by.name()) ? by.name() : ""))
            .orElseGet(() -> here.bringing(used, "")));
  }

  /** {@return whether that macro stands for nothing but literals and operators} */
  private boolean isConstant(String name) {
    Macro macro = super.getMacro(name);
    return macro != null
        && !macro.isFunctionLike()
        && !OTHER_THAN_LITERALS
            .matcher(LITERAL.matcher(macro.getText()).replaceAll(""))
            .find();
  }

  /** Hears of every word that might be a macro; one of the text is that which is used there. */
  @Override
  public Macro getMacro(String name) {
    Macro macro = super.getMacro(name);
    if (macro == null && WORDS != null && !ownWords.contains(name)) {
      macro = byAnotherName(name);
    }
    if (macro == null && words != null) {
      words.isNoMacro(name);
    }
    if (macro == null || !(super.getSource() instanceof NamedSource)) {
      return macro;
    }
    if (FUNCTIONS != null && FUNCTIONS.contains(name) && fileScope.declaresNext()) {
      declaredWords.add(name);
      return null;
    }
    used = "'" + name + "'";
    return macro;
  }

  /** {@return the word of the prelude that means the same, unless the file declares or takes away that name itself} */
  private Macro byAnotherName(String name) {
    Macro macro = Families.sameAs(name, WORDS).orElse(null);
    if (macro != null && (fileScope.declaresNext() || super.getMacro(macro.getName()) != macro)) {
      ownWords.add(name);
      return null;
    }
    return macro;
  }

  @Override
  protected void pragma(Token name, List<Token> value) throws IOException, LexerException {
    if (name.getText().equals("once")) {
      pragma_once(name);
      return;
    }
    String text = name.getText() + value.stream().map(Token::getText).collect(Collectors.joining());
    boolean harmless = HARMLESS_PRAGMAS.contains(name.getText())
        || text.matches("(GCC|clang)\\s+(diagnostic|message|warning|system_header|poison)\\b.*");
    if (!harmless) {
      problems.add(
          here,
          Rule.PRAGMA,
          "#pragma " + text.strip()
              + " may change what the code means; write that out, or take it away");
    }
  }

  /** Counts, as the preprocessor asks for its source before each token, also of what it only holds for later. */
  @Override
  protected Source getSource() {
    steps++;
    if (steps > MOST_STEPS) {
      throw new CException(
          here,
          Rule.TOO_LARGE,
          "macros expand to too much here; at most " + MOST_STEPS + " tokens are made");
    }
    return super.getSource();
  }
}
