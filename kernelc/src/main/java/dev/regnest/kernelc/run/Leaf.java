package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Opaque;
import java.util.List;
import java.util.Optional;

/**
 * The smallest part of an object that has an address of its own: an integer, a pointer, or one whole opaque struct.
 *
 * @param offset its first byte within the object
 * @param size its bytes
 * @param name the object's name with what leads there: {@code node[1].count}
 * @param type what it is
 * @param opaque what it is if nobody can look at its words, else empty
 */
public record Leaf(int offset, int size, String name, CType type, Optional<Opaque> opaque) {
  boolean isCallchainEntry() {
    return opaque.equals(Optional.of(Opaque.CALLCHAIN_ENTRY));
  }

  /** {@return the last word of its name: the member, or the variable} */
  public String lastWord() {
    List<String> words = Notation.words(name);
    return words.isEmpty() ? "" : words.get(0);
  }

  /** {@return whether it is a pointer} */
  boolean isPointer() {
    return type instanceof CType.Pointer;
  }

  /** {@return whether nobody can look at its words} */
  public boolean isOpaque() {
    return opaque.isPresent();
  }
}
