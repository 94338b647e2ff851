package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels that a goto can reach: those of the blocks around it. */
final class Labels {
  private final Deque<Map<String, Integer>> blocks = new ArrayDeque<>();
  private int next;

  void enter(List<Stmt> items) {
    Map<String, Integer> here = new HashMap<>();
    for (Stmt item : items) {
      Stmt rest = item;
      while (rest instanceof Stmt.Label || rest instanceof Stmt.Case) {
        if (rest instanceof Stmt.Label label) {
          here.put(label.name(), next);
          next++;
          rest = label.then();
        } else {
          rest = ((Stmt.Case) rest).then();
        }
      }
    }
    blocks.push(here);
  }

  void leave() {
    blocks.pop();
  }

  int number(Position at, String name) {
    for (Map<String, Integer> block : blocks) {
      Integer number = block.get(name);
      if (number != null) {
        return number;
      }
    }
    throw new CException(
        at,
        Rule.LABEL,
        "no label '" + name
            + "' in the blocks around this goto; one inside another block cannot be reached");
  }
}
