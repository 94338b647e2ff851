package dev.regnest.kernelc;

import dev.regnest.design.Design;
import dev.regnest.design.Reading;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.compile.Check;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.compile.Compiler;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Parser;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.preprocess.SourceText;
import dev.regnest.kernelc.preprocess.Tokens;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.tree.Fetched;
import dev.regnest.kernelc.tree.KernelTree;
import dev.regnest.kernelc.tree.TreeException;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One hypothesis in C: its code, and what its head says. */
public final class CFile {
  /** A sample of a C file is one piece, so nothing can come between its prepare and its output. */
  private static final Set<Switch> NEED_A_SPLIT_SAMPLE =
      EnumSet.of(Switch.DEFERRED_OUTPUT, Switch.SAMPLING_PATH_VARIANTS);

  /** In whose entry an event may fire, whether or not the file has functions for them. */
  private static final Set<EventSource> HAVE_ENTRY_EVENTS =
      Set.of(EventSource.HRTIMER, EventSource.PMI);

  /** As many calls that count for nothing as a verdict names. */
  private static final int MOST_NAMED = 4;

  /** As many options of a tree's configuration. */
  private static final int MOST_OPTIONS_NAMED = 12;

  private static final String BH_LOCK = "CONFIG_PREEMPT_RT_NEEDS_BH_LOCK";

  private final String name;
  private final String text;
  private final Flags flags;
  private final Head head;
  private final Tokens.Read read;
  private final List<String> definedFunctions;
  private final Compiled compiled;
  private final Optional<Fetched> fetched;
  private final List<String> setAtBoot;

  private CFile(
      String name,
      String text,
      Flags flags,
      Head head,
      Tokens.Read read,
      List<String> definedFunctions,
      Compiled compiled,
      Optional<Fetched> fetched,
      List<String> setAtBoot) {
    this.name = name;
    this.text = text;
    this.flags = flags;
    this.head = head;
    this.read = read;
    this.definedFunctions = definedFunctions;
    this.compiled = compiled;
    this.fetched = fetched;
    this.setAtBoot = setAtBoot;
  }

  /** {@return the file of that text, of which a command line says nothing else} */
  public static CFile of(String name, String text) {
    return of(name, text, Flags.NONE);
  }

  /**
   * {@return the file of that text}
   *
   * @param name its name, for messages, and for the folder that headers of its own lie in
   * @param flags what the command line says of how it is read
   * @throws CException with everything that is wrong with it, each at its place
   */
  public static CFile of(String name, String text, Flags flags) {
    if (flags.tree().isEmpty()) {
      return read(name, text, flags, Optional.empty());
    }
    Optional<Fetched> fetched = fetched(name, text, flags);
    try {
      CFile file = read(name, fetched.map(Fetched::text).orElse(text), flags, fetched);
      file.refuseOtherEra();
      return file;
    } catch (CException wrong) {
      throw wrong.saying(fetched.map(Fetched::notFound).orElse(Map.of()));
    }
  }

  private static Optional<Fetched> fetched(String name, String text, Flags flags) {
    return KernelTree.fetch(name, SourceText.of(text), flags, flat -> attempt(name, flat, flags));
  }

  private void refuseOtherEra() {
    if (head.era().isPresent() && treeEra().isPresent() && !head.era().equals(treeEra())) {
      throw new TreeException(name + " says \"Era: " + head.era().get() + "\", and the tree is "
          + fetched.orElseThrow().kernel() + ", whose rules are " + treeEra().get()
          + "; take that line away");
    }
  }

  private static KernelTree.Attempt attempt(String name, String text, Flags flags) {
    try {
      CFile file = read(name, text, flags, Optional.empty());
      return new KernelTree.Attempt(List.of(), file.compiled.leftOut());
    } catch (CException wrong) {
      return new KernelTree.Attempt(wrong.problems(), List.of());
    }
  }

  private static CFile read(String name, String text, Flags flags, Optional<Fetched> fetched) {
    Problems problems = new Problems();
    String normal = SourceText.of(text);
    Head head = Head.of(name, normal);
    Tokens.Read read = Tokens.of(name, normal, reading(flags), problems);
    List<Declaration> declarations = Parser.parse(read, problems);
    refuseOwnBodies(declarations, read.declaredWords(), problems);
    Position file = new Position(name, 1, 1);
    Compiled compiled = Compiler.compile(declarations, read, file, problems);
    fetched.ifPresent(
        tree -> Through.watch(declarations, tree.called(), name, compiled.coverage()));
    List<String> setAtBoot = setAtBoot(compiled, fetched);
    SetUp.run(file, compiled);
    return new CFile(
        name, normal, flags, head, read, defined(declarations), compiled, fetched, setAtBoot);
  }

  /** {@return of what a boot may set otherwise than the tree defines it, what is chosen in each run} */
  private static List<String> setAtBoot(Compiled compiled, Optional<Fetched> fetched) {
    List<String> named = fetched.map(Fetched::setAtBoot).orElse(List.of());
    return compiled.code().globals().stream()
        .filter(variable -> named.contains(variable.name()) && variable.setAtBoot())
        .map(DataObject::name)
        .sorted()
        .toList();
  }

  /** {@return the flags as the reader takes them: where there is a tree, its text says which options are set} */
  private static Flags reading(Flags flags) {
    if (flags.tree().isEmpty()) {
      return flags;
    }
    Map<String, String> others = new LinkedHashMap<>(flags.defines());
    others.keySet().removeIf(word -> word.startsWith("CONFIG_"));
    return new Flags(flags.folders(), others);
  }

  private static List<String> defined(List<Declaration> declarations) {
    return declarations.stream()
        .filter(Declaration.Function.class::isInstance)
        .map(declaration -> ((Declaration.Function) declaration).declarator().name())
        .toList();
  }

  /** {@return the functions that it gives a body to, in their order} */
  public List<String> definedFunctions() {
    return definedFunctions;
  }

  /** A body that a macro keeps from ever being called would be dropped in silence. */
  private static void refuseOwnBodies(
      List<Declaration> declarations, Set<String> words, Problems problems) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Function function
          && words.contains(function.declarator().name())) {
        String word = function.declarator().name();
        problems.add(
            function.declarator().at(),
            Rule.REDEFINITION,
            "'" + word + "()' is known already, and called as it is known; write #undef " + word
                + " before to have this one called");
      }
    }
  }

  /** {@return what the command line says of how it is read} */
  public Flags flags() {
    return flags;
  }

  /** {@return the words that a condition asks for and that are defined nowhere, so that they count as not set} */
  public List<String> takenAsNotSet() {
    boolean configured = fetched.isPresent();
    return read.takenAsNotSet().stream()
        .filter(word -> !configured || !word.startsWith("CONFIG_"))
        .toList();
  }

  /** {@return the headers in angle brackets, for which the prelude stands, as they are named} */
  public List<String> answeredHeaders() {
    return read.answered();
  }

  /** {@return its name as it was given} */
  public String name() {
    return name;
  }

  /** {@return its text} */
  public String text() {
    return text;
  }

  /** {@return what its head says} */
  public Head head() {
    return head;
  }

  /** {@return its code: what is marked to run, and its variables} */
  public Compiled compiled() {
    return compiled;
  }

  /** {@return the kernel whose tree the hypothesis of that text is over, as its head says, or empty if it says nothing} */
  public static Optional<String> tree(String name, String text) {
    return Head.of(name, SourceText.of(text)).tree();
  }

  /** {@return the lines of a tree that were fetched and that no run so far came to, in a sentence; empty if there are none} */
  public List<String> notReached() {
    List<String> lines = fetched.isPresent() ? compiled.coverage().unreached() : List.of();
    if (lines.isEmpty()) {
      return List.of();
    }
    int more = Math.max(0, lines.size() - MOST_OPTIONS_NAMED);
    return List.of("no run came to " + String.join(", ", lines.subList(0, lines.size() - more))
        + (more > 0 ? " and " + more + " more lines" : ""));
  }

  /** {@return the hypothesis of that text with what it needs of a tree, as one text, or empty where it needs nothing of one} */
  public static Optional<String> emitted(String name, String text, Flags flags) {
    return flags.tree().isEmpty()
        ? Optional.empty()
        : fetched(name, text, flags).map(Fetched::text);
  }

  /** {@return the kernel whose rules hold for it unless the user says otherwise: that of its tree, or what its head names} */
  private Optional<Era> era() {
    return treeEra().or(head::era);
  }

  /** {@return the kernel of the tree that it is over, or empty where it is over none} */
  public Optional<Era> treeEra() {
    return fetched.map(f -> TreeEra.of(f.kernel()));
  }

  private static String decidedBy(List<String> options) {
    int more = options.size() > MOST_OPTIONS_NAMED ? options.size() - MOST_OPTIONS_NAMED : 0;
    return String.join(", ", options.subList(0, options.size() - more))
        + (more > 0 ? " and " + more + " more options of its configuration" : "");
  }

  /** {@return whether it took something of a kernel tree, which its text then holds, each line under a #line that says where it is from} */
  public boolean isOverTree() {
    return fetched.isPresent();
  }

  /** {@return the same read once more: what runs of that one come to is noted there} */
  public CFile again() {
    return read(name, text, flags, fetched);
  }

  /** Takes over what runs of a file have come to that is this one read once more. */
  public void add(CFile again) {
    compiled.coverage().add(again.compiled.coverage());
  }

  /** {@return the functions of a tree that it calls, and that all runs so far have left before they were through} */
  public List<String> leftEarly() {
    return compiled.coverage().leftEarly();
  }

  /** {@return whether it rests on that file of the tree: if on none that a change changes, it is the same after that} */
  public boolean restsOn(String path) {
    return fetched.isPresent() && fetched.get().restsOn().test(path);
  }

  /** {@return what of it counts for nothing, a sentence each, to be said beside each verdict} */
  public List<String> leftOut() {
    List<String> all = new ArrayList<>();
    fetched.ifPresent(tree -> {
      all.add(tree.from());
      if (!tree.options().isEmpty()) {
        all.add("decided by " + decidedBy(tree.options()));
      }
      if (!tree.stubs().isEmpty()) {
        all.add(Text.list(shortened(tree.stubs())) + " as the hypothesis has it, not the tree");
      }
      if (!setAtBoot.isEmpty()) {
        all.add(Text.list(setAtBoot)
            + " on and off, as a boot may set either; a __setup that names one settles it");
      }
      List<String> asDefined = new ArrayList<>(tree.setAtBoot());
      asDefined.removeAll(setAtBoot);
      if (!asDefined.isEmpty()) {
        all.add(Text.list(asDefined) + " as defined, though a boot may set "
            + (asDefined.size() == 1 ? "it" : "them") + "; say otherwise in a __setup");
      }
    });
    if (!takenAsNotSet().isEmpty()) {
      all.add(Text.list(takenAsNotSet()) + " taken as not set");
    }
    if (!compiled.leftOut().isEmpty()) {
      all.add(Text.list(shortened(compiled.leftOut())) + " left out");
    }
    if (!compiled.unreached().isEmpty()) {
      Check first = compiled.unreached().get(0);
      int more = compiled.unreached().size() - 1;
      all.add("nothing reaches " + first.word() + " in " + first.function() + "(), line "
          + first.at().line() + (more > 0 ? ", nor " + more + " more" : ""));
    }
    return all;
  }

  /** {@return what its verdicts rest on that it decides itself, beside how often its functions run, in a few words each} */
  private List<String> decided() {
    List<String> all = new ArrayList<>();
    if (!takenAsNotSet().isEmpty()) {
      all.add(Text.list(takenAsNotSet()) + " not set");
    }
    if (!compiled.leftOut().isEmpty()) {
      all.add(Text.list(shortened(compiled.leftOut())) + " doing nothing");
    }
    if (compiled.has(Trait.ASSUMES)) {
      all.add("runs in which all that the file assumes is so");
    }
    return all;
  }

  private static List<String> shortened(List<String> functions) {
    int more = functions.size() > MOST_NAMED ? functions.size() - MOST_NAMED + 1 : 0;
    List<String> words = new ArrayList<>();
    functions.subList(0, functions.size() - more).forEach(name -> words.add(name + "()"));
    if (more > 0) {
      words.add(more + " more");
    }
    return words;
  }

  /** {@return its text, that of its own headers, and what the command line says of it: all that it depends on} */
  private String wholeText() {
    return text + String.join("", read.headers()) + flags.asOptions();
  }

  /** {@return it as a design that the engines can judge} */
  public Design design() {
    return new Design(
        name,
        head.question().isEmpty() ? "a program in C" : head.question(),
        name,
        Set.of(Era.values()),
        era(),
        new Reading(wholeText(), flags.asOptions(), leftOut(), decided(), registers()),
        kernel -> CProgram.of(compiled, kernel));
  }

  /**
   * {@return the words that its runs copy unless the user says otherwise: those that stand for all, those that it stores by their names, cs
   * where it looks at that, and of each kind one that it does not store; none but the first where it names no word}
   */
  private List<Register> registers() {
    if (compiled.stored().isEmpty()) {
      return compiled.looksAtSharedCs()
          ? Stream.concat(Registers.REPRESENTATIVE.stream(), Stream.of(Register.CS))
              .toList()
          : List.of();
    }
    Set<Register> words = new LinkedHashSet<>(Registers.REPRESENTATIVE);
    words.addAll(compiled.stored());
    if (compiled.looksAtSharedCs()) {
      words.add(Register.CS);
    }
    for (boolean calleeSaved : new boolean[] {false, true}) {
      Register.copyOrder().stream()
          .filter(r -> r.calleeSaved() == calleeSaved && !compiled.stored().contains(r))
          .findFirst()
          .ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  /** {@return whether it has values that nobody knows} */
  public boolean asksValues() {
    return compiled.has(Trait.ASKS_VALUES);
  }

  /** {@return whether it has values that nobody knows, of which not all are tried: nothing is proved of it then} */
  public boolean samplesValues() {
    return compiled.has(Trait.SAMPLES_VALUES);
  }

  /** {@return what its marked functions run for} */
  public Set<EventSource> sources() {
    return CProgram.sources(compiled);
  }

  /**
   * {@return the hypothesis with only those sources that run something in this file, and those in whose entry an event may run something}
   *
   * @throws CException if none is left, or if the hypothesis asks what a file in C cannot be asked
   */
  public Hypothesis under(Hypothesis hypothesis) {
    Set<EventSource> arriving = EnumSet.noneOf(EventSource.class);
    arriving.addAll(sources());
    if (arriving.contains(EventSource.ENTRY_TRACE)
        && hypothesis.sources().contains(EventSource.ENTRY_TRACE)) {
      arriving.addAll(HAVE_ENTRY_EVENTS);
    }
    Hypothesis asked = ofItsOptions(ofItsProbes(hypothesis)).among(arriving);
    if (asked.sources().isEmpty()) {
      throw problem(
          "nothing of what " + hypothesis.id() + " lets arrive runs a function of this file");
    }
    if (hypothesis.switches().contains(Switch.TWO_CPUS)) {
      throw problem(hypothesis.id() + " has two CPUs; a file in C runs on one");
    }
    if (compiled.has(Trait.TAKES_SAMPLES)
        && hypothesis.switches().stream().anyMatch(NEED_A_SPLIT_SAMPLE::contains)) {
      throw problem(hypothesis.id()
          + " asks what happens between the parts of a sample, which in C is one function");
    }
    return asked;
  }

  /** {@return the hypothesis where whatever lets kprobes arrive lets all of their kinds arrive, and nowhere in text that is not probed} */
  private Hypothesis ofItsProbes(Hypothesis hypothesis) {
    if (!hypothesis.sources().contains(EventSource.KPROBE)) {
      return hypothesis;
    }
    Set<EventSource> fire = EnumSet.of(EventSource.OPTPROBE);
    fire.addAll(hypothesis.sources());
    Hypothesis firing = new Hypothesis(
        hypothesis.id(),
        hypothesis.sentence(),
        fire,
        hypothesis.era(),
        hypothesis.switches(),
        hypothesis.others(),
        hypothesis.asksOf());
    boolean hasSuchText = compiled.code().functions().stream()
        .anyMatch(function -> function.text() == CFunction.Text.NOT_PROBED);
    return hasSuchText ? firing.with(Switch.NOKPROBE_TEXT) : firing;
  }

  /** {@return the hypothesis with the lock of bottom halves, where the file sets the option for it} */
  private Hypothesis ofItsOptions(Hypothesis hypothesis) {
    if (!read.options().contains(BH_LOCK)) {
      return hypothesis;
    }
    if (hypothesis.others().contains(Arrival.PREEMPTION)
        && !hypothesis.switches().contains(Switch.PREEMPTIBLE)) {
      throw problem(hypothesis.id()
          + " runs another task from beginning to end, which cannot wait for the lock of " + BH_LOCK
          + "; ask preempt-rt");
    }
    return hypothesis.with(Switch.BH_LOCK);
  }

  private CException problem(String message) {
    return new CException(new Position(name, 1, 1), Rule.HYPOTHESIS, message);
  }
}
