package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;

/**
 * How many mutants of a design are killed under a hypothesis.
 *
 * @param killed so many
 * @param mutants of so many
 */
record KillCount(int killed, int mutants) {
  @Override
  public String toString() {
    return killed + "/" + mutants;
  }

  /**
   * What a count was made of.
   *
   * @param model the hash of the model's sources, designs and hypotheses among them
   */
  record Of(String model, String design, String hypothesis, String era) {
    static Of cell(String model, Design design, Hypothesis hypothesis) {
      return new Of(model, design.id(), hypothesis.id(), hypothesis.era().name());
    }
  }
}
