package dev.regnest.explore.prover;

import dev.regnest.kernel.Register;
import dev.regnest.perf.Program;
import java.util.List;

/**
 * One small problem per register instead of one product of all.
 *
 * <p>Register values are opaque: no design can branch on them, and no claim compares one word with another, so what happens to one
 * register never depends on the others: cone of influence (Kurshan, 1994) of one emitted word. Every other cell is in each slice. Where
 * words are compared, as in a record of one origin, each is judged together with ip.
 *
 * <p>A slice lacks the points between its word and another. What comes there meets the next access or mask at that one's own point as well, but
 * not a question that is no point: a program that has such questions ({@link Program#asksBetweenWords}) is judged with all words at once.
 */
final class RegisterSlices {
  private RegisterSlices() {}

  static List<List<Register>> of(List<Register> registers, boolean comparesWords, boolean off) {
    if (off) {
      return List.of(registers);
    }
    if (!comparesWords || !registers.contains(Register.IP)) {
      return registers.stream().map(List::of).toList();
    }
    return registers.stream()
        .filter(r -> r != Register.IP || registers.size() == 1)
        .map(r -> List.of(Register.IP, r))
        .toList();
  }
}
