package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits the text of a file, line by line as #if leaves it, into what is declared outside functions. */
final class Splitter {
  private static final Set<String> AGGREGATES = Set.of("struct", "union", "enum");

  private static final Pattern CAPITALS = Pattern.compile("_*[A-Z][A-Z0-9_]*");

  /** Takes a piece: its first line, its text and its tokens, and which of these opens the body of a function, or -1. */
  interface Sink {
    void piece(int line, String text, List<RawToken> tokens, int body, int bodyAt);
  }

  private final Sink sink;
  private final StringBuilder text = new StringBuilder();
  private List<RawToken> tokens = new ArrayList<>();
  private int firstLine;
  private int lastLine;
  private int round;
  private int braces;
  private boolean assigns;
  private int body = -1;
  private int bodyAt = -1;
  private boolean mayEnd;

  Splitter(Sink sink) {
    this.sink = sink;
  }

  /** {@return whether something has begun and not ended} */
  boolean isInside() {
    return !tokens.isEmpty();
  }

  /** {@return whether it is in the braces or brackets of something} */
  boolean isInBrackets() {
    return braces > 0 || round > 0;
  }

  /** Takes the next line that is not left out. */
  void line(String line, int number) {
    List<RawToken> all = new ArrayList<>();
    RawText.tokens(line, number, all);
    if (all.isEmpty()) {
      return;
    }
    if (mayEnd && round == 0 && braces == 0 && all.get(0).isName()) {
      end();
    }
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      RawToken token = all.get(i);
      if (mayEnd && isCallInCapitals(all, i)) {
        text.append(line, from, token.end() - token.text().length());
        end();
      }
      if (tokens.isEmpty()) {
        begin(number);
        from = token.end() - token.text().length();
      }
      catchUp(number);
      int before = text.length() + token.end() - token.text().length() - from;
      if (sees(token, before)) {
        text.append(line, from, token.end());
        from = token.end();
        end();
      }
    }
    if (!tokens.isEmpty()) {
      text.append(line, from, line.length());
    }
  }

  /** {@return whether another macro is called there, behind one that needs no semicolon} */
  private static boolean isCallInCapitals(List<RawToken> line, int at) {
    return CAPITALS.matcher(line.get(at).text()).matches()
        && at + 1 < line.size()
        && line.get(at + 1).is("(");
  }

  private void begin(int number) {
    firstLine = number;
    lastLine = number;
  }

  private void catchUp(int number) {
    for (; lastLine < number; lastLine++) {
      text.append('\n');
    }
  }

  /** {@return whether the piece ends with it} */
  private boolean sees(RawToken token, int at) {
    mayEnd = false;
    boolean outside = round == 0 && braces == 0;
    if (token.is("{")) {
      if (outside && isBody()) {
        body = tokens.size();
        bodyAt = at;
      }
      braces++;
    } else if (token.is("}")) {
      braces = Math.max(0, braces - 1);
    } else if (token.is("(") || token.is("[")) {
      round++;
    } else if (token.is(")") || token.is("]")) {
      round = Math.max(0, round - 1);
      mayEnd = round == 0 && braces == 0 && isMacroCall();
    } else if (outside && token.is("=")) {
      assigns = true;
    }
    tokens.add(token);
    return round == 0 && braces == 0 && (token.is(";") || token.is("}") && body >= 0);
  }

  /** {@return whether what was read is a call of a macro in capitals, which needs no semicolon} */
  private boolean isMacroCall() {
    String first = tokens.get(0).text();
    return tokens.size() > 1 && tokens.get(1).is("(") && CAPITALS.matcher(first).matches();
  }

  private boolean isBody() {
    if (assigns || tokens.isEmpty()) {
      return false;
    }
    int last = tokens.size() - 1;
    if (AGGREGATES.contains(tokens.get(last).text())) {
      return false;
    }
    int at = tokens.get(last).isName() ? last - 1 : last;
    if (at >= 0 && tokens.get(at).is(")")) {
      int depth = 0;
      while (at >= 0) {
        depth += tokens.get(at).is(")") ? 1 : tokens.get(at).is("(") ? -1 : 0;
        at--;
        if (depth == 0) {
          break;
        }
      }
      at--;
    }
    return at < 0 || !AGGREGATES.contains(tokens.get(at).text());
  }

  /** Ends what was begun, at the end of a file or where the next line begins something else. */
  void end() {
    if (!tokens.isEmpty() && !(tokens.size() == 1 && tokens.get(0).is(";"))) {
      sink.piece(firstLine, text.toString(), tokens, body, bodyAt);
    }
    text.setLength(0);
    tokens = new ArrayList<>();
    round = 0;
    braces = 0;
    assigns = false;
    body = -1;
    bodyAt = -1;
    mayEnd = false;
  }
}
