package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P3;
import static dev.regnest.check.Claim.P4;

import net.jqwik.api.Group;

/** The pile: as good as it is deep. */
class PileContract {
  @Group
  class OfFour implements AllClaims {
    @Override
    public String id() {
      return "pile-4";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P3, "half-built-entry")
          .but(P4, "irqs-on-in-hardirq", "nmi-like-exceptions", "traced-sampling-path")
          .rarely(P4, "compiler-reorders", "h7(b2(x2(n6)))")
          .rarely(P4, "compiler-in-order", "h6(b2(x2(n5)))");
    }
  }

  @Group
  class OfFive implements AllClaims {
    @Override
    public String id() {
      return "pile-5";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P3, "half-built-entry")
          .rarely(P4, "irqs-on-in-hardirq", "h6(h3(h3(h3(n3))))")
          .rarely(P4, "nmi-like-exceptions", "s6(h5(b2(n2(k2))))")
          .rarely(P4, "compiler-reorders", "h7(x2(b6(x2(n6))))")
          .rarely(P4, "compiler-in-order", "h6(x2(b5(x2(n5))))");
    }
  }

  @Group
  class OfSix implements AllClaims {
    @Override
    public String id() {
      return "pile-6";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P3, "half-built-entry")
          .rarely(P4, "irqs-on-in-hardirq", "h6(h3(h3(h3(h3(n3)))))")
          .rarely(P4, "compiler-reorders", "s7(h6(x2(b6(x2(n6)))))")
          .rarely(P4, "compiler-in-order", "s6(h5(x2(b5(x2(n5)))))");
    }
  }

  @Group
  class Deep implements AllClaims {
    @Override
    public String id() {
      return "pile-deep";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().but(P1, "deferred-output").but(P3, "half-built-entry");
    }
  }
}
