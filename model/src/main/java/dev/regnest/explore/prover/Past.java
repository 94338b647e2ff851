package dev.regnest.explore.prover;

/**
 * What a cell held at one of the frame's own points, before something arrived: a load that the compiler hoists may find it.
 *
 * @param address the cell
 * @param value its value
 * @param isMine whether no other sample had stored there since the frame's own sample did, or took its pointer
 * @param before what arrived then
 */
record Past(int address, int value, boolean isMine, Trail before) {
  boolean isOf(int cell) {
    return address == cell;
  }

  Past asMine() {
    return new Past(address, value, true, before);
  }

  boolean isLike(Past other) {
    return address == other.address && value == other.value && isMine == other.isMine;
  }
}
