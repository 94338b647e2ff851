package dev.regnest.evidence.format.svg;

import dev.regnest.report.Playback;
import java.util.Locale;
import java.util.Map;

/** A timeline as SVG: lanes side by side, time downwards, what interrupts inside what it interrupts. */
public final class Svg {
  private static final double LETTER = 7.3;
  private static final int ROW = 22;
  private static final int TOP = 30;
  private static final int LEFT = 46;
  private static final int INSET = 4;
  private static final String STYLE = """
      text{font:12px ui-monospace,'DejaVu Sans Mono',Consolas,monospace;fill:#1c1e22}
      .q{fill:#5c616b}.b{font-weight:700}.m{fill:#8a5a00}.x{fill:#b3261e;font-weight:700}
      rect{fill-opacity:.07;stroke-width:1.5}.g{fill:#fff;fill-opacity:1}
      @media(prefers-color-scheme:dark){text{fill:#e8e6e1}.q{fill:#a3a8b3}.m{fill:#f0bd62}.x{fill:#ff8f85}.g{fill:#14161a}}
      """;
  private static final Map<String, String> COLOURS = Map.of(
      "task", "#2f65ad",
      "task A", "#2f65ad",
      "task B", "#4a5a78",
      "softirq", "#1f7a4d",
      "hardirq", "#c26a00",
      "NMI", "#a3277f",
      "traced event", "#0a7683",
      "preempting task", "#4a5a78");
  private static final String EXCEPTION = "#6a45b8";
  private static final String OUTPUT = "output";

  private final Playback playback;
  private final Layout layout;
  private final StringBuilder svg = new StringBuilder();

  private Svg(Playback playback) {
    this.playback = playback;
    layout = new Layout(playback);
  }

  /**
   * {@return the drawing}
   *
   * @param title what it shows, for who cannot see it
   */
  public static String of(Playback playback, String title) {
    Svg drawing = new Svg(playback);
    drawing.draw(title);
    return drawing.svg.toString();
  }

  private void draw(String title) {
    int width = (int) (LEFT + layout.start(layout.lanes()) * LETTER + 2 * INSET);
    int height = TOP + playback.lines().size() * ROW + 2 * INSET;
    svg.append(String.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n",
        width, height, width, height));
    svg.append("<title>").append(escaped(title)).append("</title>\n<style>").append(STYLE);
    svg.append("</style>\n<rect class=\"g\" width=\"100%\" height=\"100%\"/>\n");
    text(x(0) + INSET, TOP - 10, "b", playback.frames().get(0).label());
    playback.stays().forEach(stay -> box(stay, width));
    for (int line = 0; line < playback.lines().size(); line++) {
      line(line);
    }
    svg.append("</svg>\n");
  }

  /** {@return the label without the device that stands behind its level} */
  private static String level(String label) {
    return label.replaceFirst(" \\d+: .*", "");
  }

  private void box(Playback.Stay stay, int width) {
    Playback.Frame of = playback.frames().get(stay.frame());
    String colour = COLOURS.getOrDefault(level(of.label()), EXCEPTION);
    double x = x(of.lane());
    int y = TOP + stay.from() * ROW + 1;
    double right = width - INSET - stay.depth() * (double) INSET;
    int rows = stay.to() - stay.from() + 1;
    svg.append(String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"5\" fill=\"%s\" stroke=\"%s\"/>\n",
        x,
        y,
        right - x,
        rows * ROW - 2,
        colour,
        colour));
  }

  private void line(int index) {
    Playback.Line line = playback.lines().get(index);
    Playback.Frame in = playback.frames().get(layout.inside(index));
    double x = x(in.lane()) + 2 * INSET;
    double y = TOP + index * ROW + 15;
    if (line.kind().equals("arrival") || line.kind().equals("resumed")) {
      String how = line.kind().equals("arrival") ? "at point " + line.from() : "goes on";
      text(x, y, "b", in.label());
      text(x + (in.label().length() + 1) * LETTER, y, "q", how);
      return;
    }
    if (line.kind().equals("deferred")) {
      text(x, y, "b", OUTPUT);
      text(x + (OUTPUT.length() + 1) * LETTER, y, "q", line.mark());
      return;
    }
    if (line.kind().equals("return")) {
      text(x, y, "q", ended(index));
      return;
    }
    if (line.from() > 0 && !line.kind().equals("predicate")) {
      text(
          INSET,
          y,
          "q",
          line.from() == line.to() ? "" + line.from() : line.from() + "-" + line.to());
    }
    text(x, y, "", line.text());
    if (!line.mark().isEmpty()) {
      String mark = line.broken().isEmpty() ? "m" : "x";
      text(x + (line.text().length() + 2) * LETTER, y, mark, "// " + line.mark());
    }
  }

  /** What comes over a task and is one itself does not return to it: the other goes on. */
  private String ended(int line) {
    Playback.Stay stay = playback.stays().get(playback.stayAt(line));
    if (playback.lines().get(stay.from()).kind().equals("deferred")) {
      return "written out";
    }
    return playback.frames().get(stay.frame()).label().startsWith("task ")
        ? playback.frames().get(stay.over()).label() + " goes on"
        : "returns";
  }

  private double x(int lane) {
    return LEFT + layout.start(lane) * LETTER;
  }

  private void text(double x, double y, String style, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.0f\"", x, y));
    svg.append(style.isEmpty() ? "" : " class=\"" + style + "\"");
    svg.append('>').append(escaped(text)).append("</text>\n");
  }

  /** Not markup, and nothing that XML forbids. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
