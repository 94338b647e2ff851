package dev.regnest.kernelc.tree;

import java.util.List;

/** The text of a file before any preprocessor. */
final class RawText {
  private RawText() {}

  /** {@return the text with blanks in place of comments, as long as it was, with the same lines} */
  static String withoutComments(String text) {
    if (text.indexOf("/*") < 0 && text.indexOf("//") < 0) {
      return text;
    }
    char[] all = text.toCharArray();
    int length = all.length;
    int at = 0;
    while (at < length) {
      char c = all[at];
      if (c == '"' || c == '\'') {
        at = behindQuote(all, at);
      } else if (c == '/' && at + 1 < length && all[at + 1] == '*') {
        int end = text.indexOf("*/", at + 2);
        end = end < 0 ? length : end + 2;
        blank(all, at, end);
        at = end;
      } else if (c == '/' && at + 1 < length && all[at + 1] == '/') {
        int end = text.indexOf('\n', at);
        end = end < 0 ? length : end;
        blank(all, at, end);
        at = end;
      } else {
        at++;
      }
    }
    return new String(all);
  }

  /** {@return behind the string or character that begins there, which ends with its line at the latest} */
  private static int behindQuote(char[] all, int from) {
    int at = from + 1;
    while (at < all.length && all[at] != all[from] && all[at] != '\n') {
      at += all[at] == '\\' ? 2 : 1;
    }
    return Math.min(all.length, at + 1);
  }

  private static void blank(char[] all, int from, int to) {
    for (int i = from; i < to; i++) {
      if (all[i] != '\n') {
        all[i] = ' ';
      }
    }
  }

  /** Adds the tokens of one or more lines, the first of which has that number. */
  static void tokens(String text, int firstLine, List<RawToken> into) {
    int line = firstLine;
    int length = text.length();
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c <= ' ' || c == '\\') {
        at++;
      } else if (isNamePart(c)) {
        int end = at + 1;
        boolean isNumber = c >= '0' && c <= '9';
        while (end < length
            && (isNamePart(text.charAt(end)) || isNumber && text.charAt(end) == '.')) {
          end++;
        }
        into.add(new RawToken(text.substring(at, end), line, !isNumber, end));
        at = end;
      } else if (c == '"' || c == '\'') {
        int end = at + 1;
        while (end < length && text.charAt(end) != c && text.charAt(end) != '\n') {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(length, end + 1);
        into.add(new RawToken(text.substring(at, end), line, false, end));
        at = end;
      } else {
        int end = at + (isPair(text, at) ? 2 : 1);
        into.add(new RawToken(text.substring(at, end), line, false, end));
        at = end;
      }
    }
  }

  private static boolean isPair(String text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    switch (text.charAt(at)) {
      case '-':
        return next == '>' || next == '-';
      case '#':
        return next == '#';
      case '&':
        return next == '&';
      case '|':
        return next == '|';
      case '=':
      case '!':
        return next == '=';
      case '<':
        return next == '=' || next == '<';
      case '>':
        return next == '=' || next == '>';
      default:
        return false;
    }
  }

  static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c >= '0' && c <= '9'
        || c == '$';
  }
}
