package dev.regnest.kernelc.compile;

/** What a file does that those who run it must know. */
public enum Trait {
  /** It fills and emits registers. */
  TAKES_SAMPLES,
  /** It stores single words, or emits what must be of one origin, so that words are not judged one by one. */
  COMPARES_WORDS,
  /** It asks for the mode that registers say which a handler was given. */
  ASKS_MODE_OF_HANDED,
  /** It asks for the mode that other registers say, so that their cs is needed. */
  ASKS_MODE_OF_OTHERS,
  /** It asks whether the task runs 64-bit code in user mode. */
  ASKS_ABI,
  /** It asks whether the task is a kernel thread. */
  ASKS_KERNEL_THREAD,
  /** It hands on registers that no handler was given. */
  HANDS_ON_OTHERS,
  /** It asks where it runs, or what is masked, which is no point. */
  ASKS_WHERE,
  /** It masks something, which it may leave so. */
  MASKS,
  /** Whoever fires its software events takes no counter: it counts recursion itself, or says that nobody does. */
  TAKES_GUARD,
  /** It gives up runs in which something is not so: what it assumes, or that a handler has come by where it waits for that. */
  ASSUMES,
  /** It has values that nobody knows. */
  ASKS_VALUES,
  /** It has values that nobody knows, of which not all are tried. */
  SAMPLES_VALUES
}
