package dev.regnest.kernelc.random;

/** Gives lines of C the tabs that their brackets ask for. */
final class Indenting {
  private Indenting() {}

  static String of(String text) {
    StringBuilder indented = new StringBuilder();
    int depth = 0;
    for (String line : text.split("\n")) {
      int closes = line.startsWith("}") ? 1 : 0;
      int label = line.startsWith("case ") || line.startsWith("default:") ? 1 : 0;
      indented
          .append("\t".repeat(Math.max(0, depth - closes - label)))
          .append(line)
          .append('\n');
      depth += count(line, '{') - count(line, '}');
    }
    return indented.toString();
  }

  private static int count(String line, char bracket) {
    return (int) line.chars().filter(c -> c == bracket).count();
  }
}
