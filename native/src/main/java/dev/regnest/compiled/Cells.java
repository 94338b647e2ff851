package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Leaf;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the variables of a file lie in a program, each part by the name that the model has for it. */
final class Cells {
  private static final int SECONDS = 60;
  private static final long MAGIC = 0x5e65;

  private final TreeMap<Long, Leaf> byAddress = new TreeMap<>();

  /** Finds the variables of that file in that program. */
  static Cells of(CFile file, Path program) {
    List<String> words = List.of("nm", program.getFileName().toString());
    return of(file, Command.run(program.getParent(), SECONDS, words).out());
  }

  /** Finds them in what nm says. */
  static Cells of(CFile file, String symbols) {
    Map<String, Long> addresses = new HashMap<>();
    for (String line : symbols.split("\n")) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 3) {
        // The compiler numbers the statics of functions: lagging.0.
        addresses.put(words[2].replaceFirst("\\.\\d+$", ""), Long.parseUnsignedLong(words[0], 16));
      }
    }
    Cells cells = new Cells();
    for (DataObject object : file.compiled().code().globals()) {
      Long at = addresses.get(object.name());
      if (at != null && !object.isConstant()) {
        object.leaves().forEach(leaf -> cells.byAddress.put(at + leaf.offset(), leaf));
      }
    }
    return cells;
  }

  /** {@return the name of what lies there, or empty if it is none of the file's} */
  String name(long address) {
    Map.Entry<Long, Leaf> below = byAddress.floorEntry(address);
    boolean inside =
        below != null && address < below.getKey() + below.getValue().size();
    return inside ? below.getValue().name() : "";
  }

  /** {@return the value of each part at a moment, by name, in the order of addresses} */
  Map<String, String> values(JsonNode regions) {
    Map<String, String> values = new LinkedHashMap<>();
    byAddress.forEach((address, leaf) -> {
      for (JsonNode region : regions) {
        long offset = address - region.path("at").asLong();
        String hex = region.path("hex").asText();
        if (offset >= 0 && 2 * (offset + leaf.size()) <= hex.length()) {
          String bytes = hex.substring((int) (2 * offset), (int) (2 * (offset + leaf.size())));
          values.put(leaf.name(), leaf.isOpaque() ? owners(bytes) : number(bytes));
        }
      }
    });
    return values;
  }

  /** Little-endian and signed, as most of them are. */
  private static String number(String hex) {
    int bits = 4 * hex.length();
    long value = word(hex);
    return Long.toString(bits == Long.SIZE ? value : value << Long.SIZE - bits >> Long.SIZE - bits);
  }

  private static long word(String hex) {
    long value = 0;
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      value = value << 8 | Integer.parseInt(hex.substring(i, i + 2), 16);
    }
    return value;
  }

  /** Each word of a sample says which one copied it, from 1 in the order of their beginning. */
  private static String owners(String hex) {
    Set<String> owners = new TreeSet<>();
    for (int i = 0; i < hex.length(); i += 16) {
      long word = word(hex.substring(i, i + 16));
      owners.add(word >>> 48 == MAGIC ? "of sample " + (word >>> 8 & 0xff) : "never filled");
    }
    return String.join(" and ", owners);
  }
}
