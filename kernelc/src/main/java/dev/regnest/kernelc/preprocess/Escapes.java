package dev.regnest.kernelc.preprocess;

import java.nio.charset.StandardCharsets;

/** What a string or a character constant stands for: its bytes, each as a character up to 255. */
final class Escapes {
  private static final String LETTERS = "abefnrtv";
  private static final String VALUES = "\u0007\b\u001b\f\n\r\t\u000b";
  private static final int MOST_OCTAL = 3;

  private final String text;
  private final StringBuilder bytes = new StringBuilder();
  private int at;

  private Escapes(String text) {
    this.text = text;
  }

  /** {@return the bytes of a constant as it is written, between its quotes} */
  static String decoded(String written) {
    Escapes escapes = new Escapes(written.substring(1, Math.max(1, written.length() - 1)));
    while (escapes.at < escapes.text.length()) {
      escapes.next();
    }
    return escapes.bytes.toString();
  }

  private void next() {
    int letter = text.codePointAt(at);
    at += Character.charCount(letter);
    if (letter == '\\' && at < text.length()) {
      escape(text.charAt(at));
    } else {
      add(letter);
    }
  }

  private void escape(char letter) {
    int known = LETTERS.indexOf(letter);
    if (letter == 'x') {
      at++;
      bytes.append((char) (digits(16, Integer.MAX_VALUE) & 0xff));
    } else if (Character.digit(letter, 8) >= 0) {
      bytes.append((char) (digits(8, MOST_OCTAL) & 0xff));
    } else if (letter == 'u' || letter == 'U') {
      at++;
      add((int) digits(16, letter == 'u' ? 4 : 8));
    } else {
      at++;
      bytes.append(known >= 0 ? VALUES.charAt(known) : letter);
    }
  }

  private long digits(int base, int most) {
    long value = 0;
    for (int i = 0; i < most && at < text.length(); i++) {
      int digit = Character.digit(text.charAt(at), base);
      if (digit < 0) {
        break;
      }
      value = value * base + digit;
      at++;
    }
    return value;
  }

  /** As UTF-8 has it. */
  private void add(int letter) {
    int valid = Character.isValidCodePoint(letter) ? letter : '?';
    for (byte b : Character.toString(valid).getBytes(StandardCharsets.UTF_8)) {
      bytes.append((char) (b & 0xff));
    }
  }
}
