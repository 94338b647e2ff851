package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of one block, and of the blocks around it. */
final class Scope {
  private final Scope outer;
  private final Map<String, Symbol> names = new LinkedHashMap<>();
  private final Map<String, CType> tags = new LinkedHashMap<>();

  Scope(Scope outer) {
    this.outer = outer;
  }

  void declare(String name, Symbol symbol) {
    names.put(name, symbol);
  }

  /** Declares a name that this block must not have yet. */
  void declareOnce(Position at, String name, Symbol symbol) {
    if (names.containsKey(name)) {
      throw new CException(at, Rule.REDEFINITION, "'" + name + "' is declared already");
    }
    names.put(name, symbol);
  }

  Optional<Symbol> here(String name) {
    return Optional.ofNullable(names.get(name));
  }

  Optional<Symbol> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Symbol symbol = scope.names.get(name);
      if (symbol != null) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  void declareTag(String tag, CType type) {
    tags.put(tag, type);
  }

  Optional<CType> tagHere(String tag) {
    return Optional.ofNullable(tags.get(tag));
  }

  Optional<CType> tag(String tag) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      CType type = scope.tags.get(tag);
      if (type != null) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** {@return the tags of this block} */
  Collection<String> tags() {
    return tags.keySet();
  }

  Collection<Symbol> symbols() {
    return names.values();
  }
}
