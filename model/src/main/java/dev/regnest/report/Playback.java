package dev.regnest.report;

import dev.regnest.check.Claim;
import java.util.List;

/**
 * One run as data, to be stepped through line by line: what ran, what each line did, and every access behind it.
 *
 * @param frames what ran, in the order of arrival; the task first
 * @param stays when each had the CPU, in the order of their beginning; the task's first, which is the whole run
 * @param samples the samples taken, in the order in which they began
 * @param memory the cells that the run touched, by address
 * @param lines what happened, in order
 */
public record Playback(
    List<Frame> frames,
    List<Stay> stays,
    List<Sample> samples,
    List<Memory> memory,
    List<Line> lines) {

  /** Copies the lists. */
  public Playback {
    frames = List.copyOf(frames);
    stays = List.copyOf(stays);
    samples = List.copyOf(samples);
    memory = List.copyOf(memory);
    lines = List.copyOf(lines);
  }

  /** {@return the innermost stay that covers a line, by its index; what arrives on a line has it already} */
  public int stayAt(int line) {
    int innermost = 0;
    for (int i = 0; i < stays.size(); i++) {
      if (stays.get(i).from() <= line && line <= stays.get(i).to()) {
        innermost = i;
      }
    }
    return innermost;
  }

  /**
   * What ran.
   *
   * @param label what it is, such as "softirq"
   * @param bracket what stands between its angle brackets, empty for the task
   * @param lane its column, from 0
   */
  public record Frame(String label, String bracket, int lane) {}

  /**
   * A frame's stay on the CPU: from its arrival to its return, but for a task that is left half done, which stays again when it goes on,
   * and a handler that kept a sample, which stays again to write it out.
   *
   * @param frame the index of the frame
   * @param over the index of the frame that it came over, -1 for the task at the bottom
   * @param depth how many stays it lies in
   * @param from the index of its first line
   * @param to the index of its last line
   */
  public record Stay(int frame, int over, int depth, int from, int to) {}

  /**
   * One sample.
   *
   * @param name what to call it before the word "sample"; no two of a run are called the same
   * @param frame the index of the frame that took it
   */
  public record Sample(String name, int frame) {}

  /**
   * One cell.
   *
   * @param name its name, such as {@code __regs_user[1].ax}
   * @param object the pt_regs it belongs to, or its own name
   * @param word the register's name, empty for a flag, pointer or counter
   * @param initial what it held before the run, in words
   */
  public record Memory(String name, String object, String word, String initial) {}

  /**
   * One line of the timeline.
   *
   * @param frame the index of the frame it happened in
   * @param kind what sort of line it is, in lower case
   * @param text what was done, in a few words
   * @param at the line of source that its code stood at, as {@code trace.c:12}, or empty
   * @param mark what is remarkable about it, or empty
   * @param from the first point, 0 for none
   * @param to the last point
   * @param broken the claims it broke, with a sentence each
   * @param step the same in a sentence, or empty
   * @param because the reason, to follow "because", or empty
   * @param accesses what it did to memory, in order
   */
  public record Line(
      int frame,
      String kind,
      String text,
      String at,
      String mark,
      int from,
      int to,
      List<Broken> broken,
      String step,
      String because,
      List<Access> accesses) {

    /** Copies the lists. */
    public Line {
      broken = List.copyOf(broken);
      accesses = List.copyOf(accesses);
    }
  }

  /**
   * A claim broken on a line.
   *
   * @param claim the claim
   * @param sentence how, in one sentence
   */
  public record Broken(Claim claim, String sentence) {}

  /**
   * One access to memory.
   *
   * @param kind "load", "store", "emit" or "ask"
   * @param point the point its frame stood at
   * @param cell the index of the cell, -1 if it is nobody else's business: a stack, or a question about the context
   * @param value what was read, stored or answered, in words
   * @param sample the sample that stored the value, by number from 1; 0 for the kernel or unknown
   */
  public record Access(String kind, int point, int cell, String value, int sample) {}
}
