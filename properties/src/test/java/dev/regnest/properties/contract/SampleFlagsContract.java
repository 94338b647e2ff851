package dev.regnest.properties.contract;

import net.jqwik.api.Group;

/** A lazy fetch guarded by a flag in the sample: the flag is private, so each keeps and breaks what its storage does. */
class SampleFlagsContract {
  @Group
  class OnStack implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-on-stack";
    }

    @Override
    public Breaks breaks() {
      return new OnStackContract().new OnStack().breaks();
    }
  }

  @Group
  class Posted implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-percpu4-posted";
    }

    @Override
    public Breaks breaks() {
      return new PerContextSlotsContract().new Posted().breaks();
    }
  }

  @Group
  class Ordered implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-percpu4-ordered";
    }

    @Override
    public Breaks breaks() {
      return new PerContextSlotsContract().new Ordered().breaks();
    }
  }

  @Group
  class RecursionSlot implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-recursion-slot";
    }

    @Override
    public Breaks breaks() {
      return new RecursionSlotContract().new ServingSoftirq().breaks();
    }
  }

  @Group
  class RecursionSlotInSoftirq implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-recursion-slot-in-softirq";
    }

    @Override
    public Breaks breaks() {
      return new RecursionSlotContract().new InSoftirq().breaks();
    }
  }

  @Group
  class PileOfFour implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-pile-4";
    }

    @Override
    public Breaks breaks() {
      return new PileContract().new OfFour().breaks();
    }
  }

  @Group
  class PileDeep implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-pile-deep";
    }

    @Override
    public Breaks breaks() {
      return new PileContract().new Deep().breaks();
    }
  }

  @Group
  class Single implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-single";
    }

    @Override
    public Breaks breaks() {
      return new SingleContract().new Refilled().breaks();
    }
  }

  @Group
  class FlagFirst implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-single-flag-first";
    }

    @Override
    public Breaks breaks() {
      return new SingleContract().new FlagFirst().breaks();
    }
  }

  @Group
  class FlagLast implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-single-flag-last";
    }

    @Override
    public Breaks breaks() {
      return new SingleContract().new FlagLast().breaks();
    }
  }

  @Group
  class FlagCleared implements AllClaims {
    @Override
    public String id() {
      return "sample-flags-single-flag-cleared";
    }

    @Override
    public Breaks breaks() {
      return new SingleContract().new FlagCleared().breaks();
    }
  }
}
