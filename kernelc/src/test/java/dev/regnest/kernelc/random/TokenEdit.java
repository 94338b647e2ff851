package dev.regnest.kernelc.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with one of its tokens dropped, doubled, swapped with the next, or replaced by another, or with a line doubled. */
record TokenEdit(String text, String what) {
  private static final Pattern TOKEN = Pattern.compile(
      "/\\*(?s:.*?)\\*/|//[^\\n]*" // comments, which no edit changes
          + "|(?<token>[A-Za-z_]\\w*|\\d\\w*|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
          + "|<<=|>>=|\\.\\.\\.|->|\\+\\+|--|<<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%&|^]=|\\S)");

  private static final List<String> WORDS = List.of(
      ("void int long char short unsigned signed _Bool float struct union enum static extern inline const volatile typedef if"
              + " else while for do switch case default return break continue goto sizeof typeof 0 1 2 3u 4l 'a' \"s\" ( ) [ ]"
              + " { } ; , . -> ++ -- + - * / % & | ^ ~ ! && || == != < > <= >= << >> = += -= |= &= ? : ... # NULL current"
              + " barrier in_nmi preempt_disable READ_ONCE WARN_ON likely u8 u64 atomic_t printk memset __task __nmi __attribute__")
          .split(" "));

  /** {@return such a file, one and the same for a seed} */
  static TokenEdit of(String text, long seed) {
    Random random = new Random(seed);
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("token") != null) {
        tokens.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    int at = random.nextInt(tokens.size() - 1);
    String before = text.substring(0, tokens.get(at)[0]);
    String one = written(text, tokens.get(at));
    String next = written(text, tokens.get(at + 1));
    String between = text.substring(tokens.get(at)[1], tokens.get(at + 1)[0]);
    String behind = text.substring(tokens.get(at + 1)[1]);
    String where = "line " + (before.chars().filter(c -> c == '\n').count() + 1) + ": " + one;
    return switch (random.nextInt(6)) {
      case 0 -> new TokenEdit(before + between + next + behind, where + " dropped");
      case 1 ->
        new TokenEdit(before + one + " " + one + between + next + behind, where + " doubled");
      case 2 ->
        new TokenEdit(before + next + between + one + behind, where + " and " + next + " swapped");
      case 3 -> {
        int line = before.lastIndexOf('\n') + 1;
        int end = Math.max(text.indexOf('\n', line), line);
        yield new TokenEdit(
            text.substring(0, end) + '\n' + text.substring(line), where + ", line doubled");
      }
      default -> {
        List<String> words = random.nextBoolean() ? WORDS : List.of();
        String other = words.isEmpty()
            ? written(text, tokens.get(random.nextInt(tokens.size())))
            : words.get(random.nextInt(words.size()));
        yield new TokenEdit(
            before + other + between + next + behind, where + " replaced by " + other);
      }
    };
  }

  private static String written(String text, int[] token) {
    return text.substring(token[0], token[1]);
  }
}
