package dev.regnest.kernelc.tree;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the conditions asked for under which something stands.
 *
 * @param options the options of the configuration
 * @param unknown words whose value was asked for and that nothing defines
 */
record Decided(Set<String> options, Set<String> unknown) {
  static final Decided BY_NOTHING = new Decided(Set.of(), Set.of());

  /** {@return all that those asked for} */
  static Decided by(Collection<Decided> all) {
    if (all.stream().allMatch(d -> d.options.isEmpty() && d.unknown.isEmpty())) {
      return BY_NOTHING;
    }
    Decided whole = empty();
    all.forEach(whole::add);
    return whole;
  }

  static Decided empty() {
    return new Decided(new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  void add(Decided other) {
    options.addAll(other.options);
    unknown.addAll(other.unknown);
  }
}
