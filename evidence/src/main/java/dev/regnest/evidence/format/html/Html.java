package dev.regnest.evidence.format.html;

import dev.regnest.evidence.results.Gathered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** {@code index.html}: template, style, scripts and data in one file, which fetches nothing. */
public final class Html {
  private static final List<String> SCRIPTS = List.of(
      "data.js",
      "elements.js",
      "matrix.js",
      "timeline.js",
      "memory.js",
      "source.js",
      "player.js",
      "why.js",
      "compiled.js",
      "diff.js",
      "appendix.js",
      "page.js");

  private Html() {}

  /** {@return the page} */
  public static String of(Gathered gathered) {
    return of(gathered, List.of());
  }

  /**
   * {@return the page with a change beside each trace}
   *
   * @param diff the places of the change, records with members path, line, reason and lines, the lines with sign, number, text and says
   */
  public static String of(Gathered gathered, List<?> diff) {
    String scripts = SCRIPTS.stream().map(Html::resource).collect(Collectors.joining("\n"));
    String[] template = resource("page.html").split("@@(?=style|data|script)");
    StringBuilder page = new StringBuilder(template[0]);
    for (int i = 1; i < template.length; i++) {
      int end = template[i].indexOf("@@");
      String name = template[i].substring(0, end);
      page.append(
          switch (name) {
            case "style" -> resource("page.css");
            case "data" -> PageData.of(gathered, diff);
            default -> scripts;
          });
      page.append(template[i].substring(end + 2));
    }
    return page.toString();
  }

  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
