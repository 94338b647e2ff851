package dev.regnest.kernelc.preprocess;

import java.util.regex.Pattern;

/** A text as editors and preprocessors leave it, and as the reader takes it. */
public final class SourceText {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What a preprocessor leaves of an #include: {@code # 12 "file.h" 3}. */
  private static final Pattern LINE_MARKER =
      Pattern.compile("^#[ \t]*[0-9]+([ \t]+\"[^\"\n]*\"[0-9 \t]*)?$", Pattern.MULTILINE);

  private SourceText() {}

  /** {@return it without a byte order mark, with lines that end in a line feed, and without line markers} */
  public static String of(String text) {
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return LINE_MARKER.matcher(marked.replace("\r\n", "\n")).replaceAll("");
  }
}
