package dev.regnest.report;

import java.util.Collections;
import java.util.List;

/** What the samples and frames of one run are called, so that two of a kind can be told apart. */
final class Cast {
  private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth"};

  private final List<String> samples;
  private final List<String> labels;
  private final boolean hasSource;

  Cast(Recording recording) {
    samples = recording.samples();
    hasSource = recording.hasSource();
    labels = recording.visits().stream().map(Visit::label).toList();
  }

  /** {@return what to call a sample before the word "sample", or a possessive s; samples are numbered from 1} */
  String sample(int number) {
    String name = samples.get(number - 1);
    return ordinal(Collections.frequency(samples, name), samples.subList(0, number), name) + name;
  }

  /** {@return "the softirq sample", or "the kernel" for number 0} */
  String theSample(int number) {
    return number == 0 ? "the kernel" : "the " + sample(number) + " sample";
  }

  /** {@return "the softirq sample", or "the softirq" where code with lines of its own runs outside samples} */
  String actor(int sample, Visit visit) {
    return sample == 0 && hasSource ? frame(visit) : theSample(sample);
  }

  /** {@return what to call a frame: "the second NMI", "task A"} */
  String frame(Visit visit) {
    String label = visit.label();
    String ordinal =
        ordinal(Collections.frequency(labels, label), labels.subList(0, visit.number() + 1), label);
    return ordinal.isEmpty() ? visit.withArticle() : "the " + ordinal + label;
  }

  private static <T> String ordinal(int all, List<T> upTo, T one) {
    if (all == 1) {
      return "";
    }
    int number = Collections.frequency(upTo, one);
    return (number <= ORDINALS.length ? ORDINALS[number - 1] : "no. " + number) + " ";
  }
}
