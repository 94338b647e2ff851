package dev.regnest.evidence.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Which operations of a design are load-bearing: what breaks when one is changed.
 *
 * @param hypotheses the hypotheses that the mutants were judged under
 * @param operations the operations, in the order of the code
 */
public record Why(List<String> hypotheses, List<Operation> operations) {
  /**
   * One operation.
   *
   * @param number its number, from 1
   * @param stage the part of a sample's way that it belongs to
   * @param text it as one would write it down
   * @param mutants what was changed about it
   */
  public record Operation(int number, String stage, String text, List<Mutant> mutants) {}

  /**
   * One change.
   *
   * @param name what was done, and to which operation, as {@code --mutant} takes it
   * @param means what was done in words, such as "left out"
   * @param fates what became of it, one a hypothesis
   */
  public record Mutant(String name, String means, List<Fate> fates) {
    /** {@return that fate of it in a few words; a question in place of another one is nothing that could be needed} */
    public String inWords(Fate fate) {
      String words = fate.inWords();
      if (!name.startsWith("in_")) {
        return words;
      }
      return words.equals("not needed")
          ? "breaks nothing"
          : words.replaceFirst("^not needed, ", "");
    }

    /** {@return what became of it under that hypothesis, or empty if it was not judged there} */
    public Optional<Fate> fate(String hypothesis) {
      return fates.stream().filter(fate -> fate.hypothesis().equals(hypothesis)).findFirst();
    }
  }

  /**
   * What became of a mutant.
   *
   * @param hypothesis under which hypothesis
   * @param fate KILLED, SURVIVED, HELD, NEVER_REACHED, UNOBSERVABLE or UNDECIDED
   * @param claim the claim it breaks and the design keeps, or null
   * @param kind the kind of violation, or null
   * @param replay the command that shows it, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Fate(String hypothesis, String fate, String claim, String kind, String replay) {
    /** {@return whether it broke what the design keeps} */
    public boolean dead() {
      return fate.equals("KILLED");
    }

    private String inWords() {
      return switch (fate) {
        case "KILLED" -> "breaks " + claim + " (" + kind + ")";
        case "HELD" -> "not needed, as far as it was tried";
        case "UNDECIDED" -> "not decided";
        case "NEVER_REACHED" -> "not needed, never reached";
        case "UNOBSERVABLE" -> "not needed, as accesses keep program order";
        default -> "not needed";
      };
    }
  }

  /** {@return how many mutants were killed under that hypothesis} */
  public long killed(String hypothesis) {
    return operations.stream()
        .flatMap(operation -> operation.mutants().stream())
        .flatMap(mutant -> mutant.fates().stream())
        .filter(fate -> fate.hypothesis().equals(hypothesis) && fate.dead())
        .count();
  }
}
