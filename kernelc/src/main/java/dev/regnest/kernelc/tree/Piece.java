package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * One declaration or definition outside functions, as a file of the tree has it under a configuration.
 *
 * @param unit the translation unit in which it was met
 * @param order its place there
 * @param file the file
 * @param line the line that it begins on
 * @param text its text, without comments, and without what #if leaves out
 * @param declares what it declares
 * @param why what decided that it is there as it is
 */
record Piece(
    Unit unit, int order, String file, int line, String text, Declares declares, Decided why) {
  /** {@return what is the same for the same text in another unit} */
  String key() {
    return file + ":" + line + ":" + declares.firstName() + String.join(",", declares.made());
  }

  /** {@return its tokens} */
  List<RawToken> tokens() {
    List<RawToken> all = new ArrayList<>();
    RawText.tokens(text, line, all);
    return all;
  }

  /** {@return the part of a function in front of its body, as a declaration} */
  String prototype() {
    return text.substring(0, declares.bodyAt()).stripTrailing() + ";\n";
  }
}
