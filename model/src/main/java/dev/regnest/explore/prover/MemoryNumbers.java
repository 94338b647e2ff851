package dev.regnest.explore.prover;

import dev.regnest.machine.Values;

/**
 * Numbers of memories, which two have in common if they agree on some cells.
 *
 * <p>Many cells are numbered page by page, and then the numbers of their pages, so that what most memories agree on is held once, and a
 * page that a memory shares with one of the last two is not looked at again.
 */
final class MemoryNumbers {
  private final IntArrays few = new IntArrays();
  private final int[] values = new int[Values.PAGE + 1];
  private CellSet cells = CellSet.NONE;
  private int[] addresses = {};
  private Pages pages;

  /** Forgets all numbers. */
  void clear() {
    few.clear();
    pages = null;
  }

  /** From now on memories are told apart by those cells; without {@link #clear} in between, they only become more. */
  void tellApartBy(CellSet these) {
    if (cells != these && !cells.equals(these)) {
      addresses = these.addresses();
      if (pages != null) {
        pages.tellApartBy(addresses);
      }
    }
    cells = these;
  }

  /** {@return the number of that memory} */
  int number(Values memory) {
    if (addresses.length > Values.PAGE) {
      Pages numbered = pages();
      return few.size() + numbered.all.number(numbered.numbers, numberPages(memory));
    }
    int hash = fill(memory, 0, addresses.length);
    return few.number(values, addresses.length, hash);
  }

  /** {@return the number of that memory together with another number} */
  int number(Values memory, int more) {
    if (addresses.length > Values.PAGE) {
      Pages numbered = pages();
      int length = numberPages(memory);
      numbered.numbers[length] = more;
      return few.size() + numbered.all.number(numbered.numbers, length + 1);
    }
    fill(memory, 0, addresses.length);
    values[addresses.length] = more;
    return few.number(values, addresses.length + 1);
  }

  private Pages pages() {
    if (pages == null) {
      pages = new Pages();
      pages.tellApartBy(addresses);
    }
    return pages;
  }

  /** {@return how many pages there are, now that their numbers are known} */
  private int numberPages(Values memory) {
    Pages of = pages;
    int page = 0;
    for (int from = 0; from < addresses.length; from = of.ends[page - 1]) {
      int[] lasting = memory.lastingPage(addresses[from] / Values.PAGE);
      if (lasting == null || !of.knows(page, lasting)) {
        int to = of.ends[page];
        int hash = fill(memory, from, to);
        of.note(page, lasting, of.each.number(values, to - from, hash));
      }
      page++;
    }
    return page;
  }

  /** {@return the hash of what the cells at those places hold, now that it is in {@link #values}} */
  private int fill(Values memory, int from, int to) {
    int[] into = values;
    int[] at = addresses;
    int[] page = memory.firstPage();
    int length = to - from;
    int hash = length;
    for (int i = 0; i < length; i++) {
      int address = at[from + i];
      int value = address < page.length ? page[address] : memory.get(address);
      into[i] = value;
      hash = IntArrays.mix(hash, value);
    }
    return hash;
  }

  /** What takes the place of {@link #few} once there are many cells. */
  private static final class Pages {
    final IntArrays each = new IntArrays();
    final IntArrays all = new IntArrays();

    /** For each page that has some of the cells, the place in {@link #addresses} where its cells end. */
    int[] ends = {};

    /** The number of each page in the last memory; there is room for one more. */
    int[] numbers = {};

    /** For each page the two arrays that were looked at last, by what stands for them while they last. */
    private int[][] last = {};

    private int[] lastNumbers = {};

    void tellApartBy(int[] addresses) {
      int count = 0;
      ends = new int[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        boolean isLast = i + 1 == addresses.length
            || addresses[i + 1] / Values.PAGE != addresses[i] / Values.PAGE;
        if (isLast) {
          ends[count] = i + 1;
          count++;
        }
      }
      numbers = new int[count + 1];
      last = new int[2 * count][];
      lastNumbers = new int[2 * count];
    }

    /** {@return whether that array is one of the last two of its page, whose number is the page's now} */
    boolean knows(int page, int[] lasting) {
      for (int i = 2 * page; i < 2 * page + 2; i++) {
        if (last[i] == lasting) {
          numbers[page] = lastNumbers[i];
          return true;
        }
      }
      return false;
    }

    /** Notes the number of a page, and of the array that stands for it if there is one. */
    void note(int page, int[] lasting, int number) {
      numbers[page] = number;
      if (lasting != null) {
        last[2 * page + 1] = last[2 * page];
        lastNumbers[2 * page + 1] = lastNumbers[2 * page];
        last[2 * page] = lasting;
        lastNumbers[2 * page] = number;
      }
    }
  }
}
