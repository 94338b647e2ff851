package dev.regnest.machine;

import java.util.Arrays;

/**
 * What all cells hold at one time.
 *
 * <p>A cell that nothing was set to holds what it holds at first; so does one that is made only later. Most machines have at most 64 cells,
 * which are one page. Further pages are there once something is set in them, and copies share them until one of the two sets a cell there.
 */
public final class Values {
  /** How many cells are one page. */
  public static final int PAGE = 64;

  private static final int SHIFT = 6;
  private static final int[] EMPTY = {};
  private static final int[][] NONE = {};
  private static final boolean[] OWN_NONE = {};

  private final Layout layout;

  /** The first 64 cells, or as many of them as there were; never shared. */
  private int[] first;

  /** The pages after the first, each as long as it had cells, or null. */
  private int[][] further;

  /** Which of those pages no copy has. */
  private boolean[] own;

  private Values(Layout layout, int[] first, int[][] further, boolean[] own) {
    this.layout = layout;
    this.first = first;
    this.further = further;
    this.own = own;
  }

  /** {@return what the cells of that layout hold before anything ran} */
  static Values atFirst(Layout layout) {
    Values values = new Values(layout, EMPTY, NONE, OWN_NONE);
    values.first = values.longer(EMPTY, 0);
    return values;
  }

  /** {@return what the cell there holds} */
  public int get(int address) {
    int[] page = first;
    return address < page.length ? page[address] : further(address);
  }

  /** {@return what the cells of the first page hold, by address, as many as there were; to be looked at only, and right away} */
  public int[] firstPage() {
    return first;
  }

  /**
   * {@return an array that stands for what the cells of a page hold and never changes, the same one for copies that share it; null if the page may
   * still change}
   *
   * @param number the number of the page
   */
  public int[] lastingPage(int number) {
    if (number == 0) {
      return null;
    }
    int index = number - 1;
    if (index >= further.length || further[index] == null) {
      return EMPTY;
    }
    return own[index] ? null : further[index];
  }

  private int further(int address) {
    int index = (address >> SHIFT) - 1;
    int[] page = index < 0 || index >= further.length ? null : further[index];
    int at = address & PAGE - 1;
    return page == null || at >= page.length ? layout.initial(address) : page[at];
  }

  /** Sets the cell there. */
  public void set(int address, int value) {
    int[] page = first;
    if (address < page.length) {
      page[address] = value;
    } else {
      setFurther(address, value);
    }
  }

  private void setFurther(int address, int value) {
    if (address < PAGE) {
      first = longer(first, 0);
      first[address] = value;
      return;
    }
    int index = (address >> SHIFT) - 1;
    makeRoom(index);
    int at = address & PAGE - 1;
    int[] page = further[index];
    if (page == null || at >= page.length) {
      page = longer(page == null ? EMPTY : page, address - at);
    } else if (!own[index]) {
      page = page.clone();
    }
    further[index] = page;
    own[index] = true;
    page[at] = value;
  }

  private void makeRoom(int index) {
    if (index >= further.length) {
      further = Arrays.copyOf(further, index + 1);
      own = Arrays.copyOf(own, index + 1);
    }
  }

  /** Sets all cells of a page after the first to what they hold in {@code other}, with which it shares the page from now on. */
  public void sharePage(int number, Values other) {
    int index = number - 1;
    makeRoom(index);
    further[index] = other.further[index];
    own[index] = false;
    other.own[index] = false;
  }

  /** {@return a copy: what is set in one of the two leaves the other as it is} */
  public Values copy() {
    if (further.length == 0) {
      return new Values(layout, first.clone(), NONE, OWN_NONE);
    }
    Arrays.fill(own, false);
    return new Values(layout, first.clone(), further.clone(), new boolean[own.length]);
  }

  /** {@return a page that begins at {@code base}, with all cells that it has by now; it was so long} */
  private int[] longer(int[] page, int base) {
    int[] longer = Arrays.copyOf(page, Math.min(PAGE, layout.size() - base));
    for (int at = page.length; at < longer.length; at++) {
      longer[at] = layout.initial(base + at);
    }
    return longer;
  }
}
