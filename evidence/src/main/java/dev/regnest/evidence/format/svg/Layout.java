package dev.regnest.evidence.format.svg;

import dev.regnest.report.Playback;
import java.util.List;
import java.util.stream.IntStream;

/** Where everything of a timeline stands, counted in rows and letters. */
final class Layout {
  private static final int NARROWEST = 9;
  private static final int WIDEST = 44;

  /** For each line the frame it stands in: a bracket stands in what arrives or returns. */
  private final List<Integer> inside;

  private final int[] starts;
  private final Playback playback;

  Layout(Playback playback) {
    this.playback = playback;
    inside = IntStream.range(0, playback.lines().size())
        .mapToObj(line -> playback.stays().get(playback.stayAt(line)).frame())
        .toList();
    int lanes =
        1 + playback.frames().stream().mapToInt(Playback.Frame::lane).max().orElse(0);
    starts = starts(lanes);
  }

  /** A line may run on over the lanes to its right, so only the sum of their widths counts. */
  private int[] starts(int lanes) {
    int[] widths = new int[lanes];
    int right = 0;
    for (int lane = lanes - 1; lane >= 0; lane--) {
      int longest = 0;
      for (int i = 0; i < inside.size(); i++) {
        if (playback.frames().get(inside.get(i)).lane() == lane) {
          longest = Math.max(longest, letters(playback.lines().get(i)));
        }
      }
      widths[lane] = Math.max(NARROWEST, Math.min(WIDEST, longest) - right);
      right += widths[lane];
    }
    int[] at = new int[lanes + 1];
    for (int lane = 0; lane < lanes; lane++) {
      at[lane + 1] = at[lane] + widths[lane];
    }
    return at;
  }

  private static int letters(Playback.Line line) {
    int bracket =
        List.of("arrival", "resumed", "deferred", "return").contains(line.kind()) ? 24 : 0;
    int mark = line.mark().isEmpty() ? 0 : line.mark().length() + 4;
    return Math.max(bracket, line.text().length() + mark) + 4;
  }

  int inside(int line) {
    return inside.get(line);
  }

  /** {@return the letters to the left of a lane; of the number of lanes, the width of all} */
  int start(int lane) {
    return starts[lane];
  }

  int lanes() {
    return starts.length - 1;
  }
}
