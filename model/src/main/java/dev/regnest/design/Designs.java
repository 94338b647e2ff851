package dev.regnest.design;

import dev.regnest.kernel.Era;
import dev.regnest.machine.LegalityRule;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The catalogue of designs, in the order in which they are reported; a new one is one file and one line here. */
public final class Designs {
  private static final String PATCH = "Zijlstra's patch quoted in Lutomirski's mail of 2016-04-25";
  private static final String MAIL = "Lutomirski's mail of 2016-04-25";
  private static final Set<Era> NEVER = Set.of();
  private static final Set<Era> UP_TO_MAIL = Set.of(Era.V4_4, Era.V4_6);
  private static final Set<Era> SINCE_2020 = EnumSet.range(Era.V5_11, Era.PREEMPT_RT);
  private static final Set<Era> ALWAYS = Set.of(Era.values());

  /** Where hardirqs do not nest and the sampling path is not traced: a task's, a softirq's, a hardirq's, an NMI's, a #DB's and a kprobe's. */
  private static final int MOST_AT_ONCE = 6;

  private static final int AS_MANY_AS_CAN_NEST = LegalityRule.MAX_DEPTH + 1;

  private static final List<Design> ALL = catalogue();

  private Designs() {}

  /** {@return all designs} */
  public static List<Design> all() {
    return ALL;
  }

  /** {@return the design of that id, or empty if there is none} */
  public static Optional<Design> named(String id) {
    return ALL.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  private static List<Design> catalogue() {
    Map<String, Function<PerCpu, RegsUserStorage>> storages = new LinkedHashMap<>();
    List<Design> all = new ArrayList<>();

    storages.put("on-stack", perCpu -> new OnStack());
    storages.put("percpu4-posted", PerContextSlotsPosted::new);
    storages.put("percpu4-ordered", PerContextSlotsOrdered::new);
    storages.put(
        "recursion-slot", perCpu -> new RecursionSlot(perCpu, /* asksServingSoftirq= */ true));
    storages.put(
        "recursion-slot-in-softirq",
        perCpu -> new RecursionSlot(perCpu, /* asksServingSoftirq= */ false));
    storages.put("pile-4", perCpu -> new Pile(perCpu, 4));
    storages.put("pile-deep", perCpu -> new Pile(perCpu, AS_MANY_AS_CAN_NEST));
    storages.put("single", Single::new);
    storages.put("single-flag-first", SingleFlagFirst::new);
    storages.put(
        "single-flag-last", perCpu -> new SingleFlagLast(perCpu, /* clearedOnExit= */ false));
    storages.put(
        "single-flag-cleared", perCpu -> new SingleFlagLast(perCpu, /* clearedOnExit= */ true));

    add(
        all,
        storages,
        "on-stack",
        "a copy inside the on-stack sample",
        "88a7c26af8da, 2015 to 2020",
        UP_TO_MAIL);
    add(
        all,
        storages,
        "percpu4-posted",
        "four per-CPU slots, tests in the order of the patch",
        PATCH,
        NEVER);
    add(
        all,
        storages,
        "percpu4-ordered",
        "four per-CPU slots, tests corrected",
        PATCH + ", as meant",
        NEVER);
    add(
        all,
        storages,
        "recursion-slot",
        "the slot of the recursion context, busy means drop",
        MAIL,
        NEVER);
    add(
        all,
        storages,
        "recursion-slot-in-softirq",
        "the same, with in_softirq()",
        "before ce0f17fc93f6",
        NEVER);
    add(all, storages, "pile-4", "a pile of four slots with a counter", MAIL, NEVER);
    all.add(pile(MOST_AT_ONCE - 1, "a pile of one slot fewer than samples can live at once"));
    all.add(pile(MOST_AT_ONCE, "a pile of a slot for each sample that can live at once"));
    add(all, storages, "pile-deep", "a pile of as many slots as can nest", MAIL, NEVER);
    add(all, storages, "single", "one per-CPU copy, filled by every sample", MAIL, NEVER);
    add(all, storages, "single-flag-first", "one copy, flag set before the fill", MAIL, NEVER);
    add(all, storages, "single-flag-last", "one copy, flag set after the fill", MAIL, NEVER);
    add(
        all,
        storages,
        "single-flag-cleared",
        "one copy, flag after the fill, cleared on exit",
        MAIL,
        NEVER);
    storages.forEach((id, storage) -> all.add(userRegs(
        "sample-flags-" + id,
        "lazy fetch by a flag in the sample, over " + id,
        MAIL + "; upstream 3aac580d5cc3, 2022",
        NEVER,
        perCpu -> new SampleFlags(storage.apply(perCpu)))));
    all.add(userRegs(
        "not-yet-filled-private",
        "sentinel pointer in the sample",
        MAIL,
        NEVER,
        p -> new NotYetFilledPrivate()));
    all.add(userRegs(
        "not-yet-filled-shared", "sentinel pointer per CPU", MAIL, NEVER, NotYetFilledShared::new));
    all.add(new Design(
        "interrupt-regs-in-sample",
        "the interrupted pt_regs pointer kept in the sample",
        MAIL,
        NEVER,
        InterruptRegsInSample::new));
    all.add(userRegs(
        "nmi-user-regs",
        "task_pt_regs itself, or one per-CPU copy in an NMI",
        "76a4efa80900, 2020",
        SINCE_2020,
        NmiUserRegs::new));
    all.add(pebs(
        "pebs-conditional",
        "the record's registers only with REGS_INTR",
        UP_TO_MAIL,
        Pebs.Rule.CONDITIONAL));
    all.add(pebs("pebs-always", "the record's registers always", NEVER, Pebs.Rule.ALWAYS));
    all.add(pebs(
        "pebs-cs-flags",
        "only cs and flags of the interrupted frame",
        NEVER,
        Pebs.Rule.CS_AND_FLAGS));
    all.add(pebs(
        "pebs-all-or-none", "the whole record and nothing else", NEVER, Pebs.Rule.ALL_OR_NONE));
    all.add(new Design(
        "callchain-early-put",
        "recursion context put before the entry is written out",
        "kernel/events/callchain.c",
        ALWAYS,
        CallchainEarlyPut::new));
    return List.copyOf(all);
  }

  private static Design pile(int slots, String meaning) {
    return userRegs("pile-" + slots, meaning, MAIL, NEVER, perCpu -> new Pile(perCpu, slots));
  }

  private static void add(
      List<Design> all,
      Map<String, Function<PerCpu, RegsUserStorage>> storages,
      String id,
      String meaning,
      String source,
      Set<Era> existedIn) {
    all.add(userRegs(id, meaning, source, existedIn, storages.get(id)));
  }

  private static Design userRegs(
      String id,
      String meaning,
      String source,
      Set<Era> existedIn,
      Function<PerCpu, RegsUserStorage> storage) {
    return new Design(
        id,
        meaning,
        source,
        existedIn,
        kernel -> new UserRegsPath(kernel, storage.apply(kernel.perCpu())));
  }

  private static Design pebs(String id, String meaning, Set<Era> existedIn, Pebs.Rule rule) {
    return new Design(id, meaning, MAIL, existedIn, (Kernel kernel) -> new Pebs(kernel, rule));
  }
}
