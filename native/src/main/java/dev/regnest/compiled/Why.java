package dev.regnest.compiled;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One sentence on why compiled code breaks, found by comparing the order of its stores with that at -O0, which keeps the order of the file. */
final class Why {
  private Why() {}

  /**
   * A store that changed memory.
   *
   * @param cell what was stored to
   * @param line the line of the file that the instruction comes from, or 0
   */
  record Store(String cell, int line) {
    @Override
    public String toString() {
      return "the store to " + cell + (line == 0 ? "" : " (line " + line + ")");
    }
  }

  /**
   * {@return the sentence}
   *
   * @param breaksAsWritten whether the same claim breaks at -O0
   * @param written the stores of the outermost frame at -O0, when nothing arrives
   * @param compiled those of the code that breaks
   */
  static String sentence(boolean breaksAsWritten, List<Store> written, List<Store> compiled) {
    if (breaksAsWritten) {
      return "it breaks as it is written: -O0, which moves nothing, breaks as well";
    }
    for (Store store : written) {
      if (compiled.stream().noneMatch(s -> s.cell().equals(store.cell()))) {
        return cancelled(store, written);
      }
    }
    return moved(written, compiled);
  }

  private static String cancelled(Store store, List<Store> written) {
    List<String> lines = written.stream()
        .filter(s -> s.cell().equals(store.cell()) && s.line() != 0)
        .map(s -> String.valueOf(s.line()))
        .distinct()
        .toList();
    return "no instruction changes " + store.cell() + " any more: the compiler took together what "
        + (lines.size() > 1 ? "lines " : "line ") + String.join(" and ", lines) + " do to it";
  }

  /** The first cell that is stored to after cells that the file stores to later. */
  private static String moved(List<Store> written, List<Store> compiled) {
    List<Store> order = firsts(written);
    List<Store> now = firsts(compiled);
    for (Store store : order) {
      List<Store> overtaken = new ArrayList<>();
      for (Store other : now) {
        if (other.cell().equals(store.cell())) {
          break;
        }
        if (position(order, other) > position(order, store)) {
          overtaken.add(other);
        }
      }
      if (!overtaken.isEmpty()) {
        return store + " was moved below " + overtaken.get(overtaken.size() - 1)
            + (overtaken.size() > 1 ? " and " + (overtaken.size() - 1) + " more" : "");
      }
    }
    return compiled.size() < written.size()
        ? "stores to the same cell were taken together: " + compiled.size() + " are left of "
            + written.size()
        : "no store was moved; a load was, or what it had loaded was kept in a register";
  }

  private static int position(List<Store> order, Store store) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).cell().equals(store.cell())) {
        return i;
      }
    }
    return -1;
  }

  private static List<Store> firsts(List<Store> stores) {
    Set<String> seen = new LinkedHashSet<>();
    return stores.stream().filter(store -> seen.add(store.cell())).toList();
  }
}
