package dev.regnest.compiled;

import java.util.List;

/**
 * The first run that broke a claim.
 *
 * @param claim the claim, by the model's name
 * @param text what was broken: the assertion as it stands in the file, or a sentence
 * @param line its line, or 0
 * @param place who arrived where, in words; the outermost frame alone if it breaks with nothing arriving
 * @param arrivals where each arrived, the outermost first
 * @param moments what lay in memory, from the first arrival on
 * @param why one sentence on what made it possible
 */
public record Break(
    String claim,
    String text,
    int line,
    String place,
    List<Stop> arrivals,
    List<Moment> moments,
    String why) {
  /**
   * An arrival before an instruction.
   *
   * @param frame what arrived
   * @param k the instruction of the interrupted frame, from 1
   * @param before the last line of the file that had begun, or 0
   * @param after the line that goes on, or 0
   * @param code the instructions around it
   * @param address the one before which it arrived
   */
  public record Stop(
      String frame, long k, int before, int after, List<Instruction> code, long address) {}

  /**
   * What lay in memory.
   *
   * @param when in words
   * @param cells the variables, as {@code slot[0] = 1}, those that differ from the moment before
   */
  public record Moment(String when, List<String> cells) {}
}
