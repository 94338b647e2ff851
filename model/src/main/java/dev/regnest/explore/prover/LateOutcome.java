package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Cell;
import java.util.EnumSet;
import java.util.Set;

/** What comes of an access that is carried out apart from its code: the claims it breaks, and what that depends on. */
final class LateOutcome {
  private final Late access;
  private final Set<Claim> broken = EnumSet.noneOf(Claim.class);
  private final Set<Claim> brokenIfDisturbed = EnumSet.noneOf(Claim.class);
  private CellSet reads = CellSet.NONE;
  private boolean ifDisturbed;

  LateOutcome(Late access) {
    this.access = access;
  }

  /** {@return what the cell holds afterwards, if it held {@code value}} */
  int written(int value) {
    return access.operation() == null ? value : access.operation().applyAsInt(value);
  }

  /** {@return the claims that it breaks, where another sample has stored to the cell or none has} */
  Set<Claim> broken(boolean disturbed) {
    if (!disturbed) {
      return broken;
    }
    Set<Claim> all = EnumSet.copyOf(brokenIfDisturbed);
    all.addAll(broken);
    return all;
  }

  /** {@return the cells that this depends on, beside its own} */
  CellSet reads() {
    return reads;
  }

  void read(Cell cell) {
    reads = reads.with(cell.address());
  }

  /** Reports wherever it depends on who stored. */
  void ifDisturbed(Cell cell, Runnable report) {
    if (access.claimed().contains(cell.address())) {
      ifDisturbed = true;
      report.run();
      ifDisturbed = false;
    }
  }

  void breaks(Claim claim) {
    (ifDisturbed ? brokenIfDisturbed : broken).add(claim);
  }
}
