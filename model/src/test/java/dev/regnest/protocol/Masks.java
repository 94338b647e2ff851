package dev.regnest.protocol;

import dev.regnest.machine.Cpu;

/** The masks that one frame has changed. */
final class Masks {
  private final Cpu cpu;
  private final boolean givesBack;
  private boolean flags;
  private boolean saved;
  private int bottomHalves;
  private int preemptions;

  /** Creates it for a frame that takes nothing twice and gives everything back, or for one that does just what it is told. */
  Masks(Cpu cpu, boolean givesBack) {
    this.cpu = cpu;
    this.givesBack = givesBack;
  }

  void change(Kind how) {
    if (givesBack && !isBalanced(how)) {
      return;
    }
    switch (how) {
      case IRQ_SAVE, IRQ_DISABLE -> {
        if (how == Kind.IRQ_SAVE || givesBack) {
          flags = cpu.localIrqSave();
        } else {
          cpu.localIrqDisable();
        }
        saved = true;
      }
      case IRQ_RESTORE -> restore();
      case IRQ_ENABLE -> {
        cpu.localIrqEnable();
        saved = false;
      }
      case BH_DISABLE -> {
        cpu.localBhDisable();
        bottomHalves++;
      }
      case BH_ENABLE -> enableBottomHalves();
      case PREEMPT_DISABLE -> {
        cpu.preemptDisable();
        preemptions++;
      }
      case PREEMPT_ENABLE -> enablePreemption();
      default -> throw new IllegalArgumentException(how + " changes no mask");
    }
  }

  private boolean isBalanced(Kind how) {
    return switch (how) {
      case IRQ_SAVE, IRQ_DISABLE -> !saved;
      case IRQ_RESTORE -> saved;
      case IRQ_ENABLE -> saved && !flags;
      case BH_ENABLE -> bottomHalves > 0;
      case PREEMPT_ENABLE -> preemptions > 0;
      default -> true;
    };
  }

  private void restore() {
    cpu.localIrqRestore(flags);
    saved = false;
  }

  private void enableBottomHalves() {
    cpu.localBhEnable();
    bottomHalves--;
  }

  private void enablePreemption() {
    cpu.preemptEnable();
    preemptions--;
  }

  /** The frame ends: gives back what it has not yet, if it is one that does. */
  void giveBack() {
    if (!givesBack) {
      return;
    }
    while (preemptions > 0) {
      enablePreemption();
    }
    while (bottomHalves > 0) {
      enableBottomHalves();
    }
    if (saved) {
      restore();
    }
  }
}
