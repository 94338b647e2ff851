package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelTest {
  private final List<String> log = new ArrayList<>();

  /** Answers every question about itself otherwise than a program does that says nothing. */
  private final class Talkative implements Program {
    @Override
    public Runnable fire(Cpu cpu, EventSource source) {
      log.add("fires " + source);
      return null;
    }

    @Override
    public List<Consumer<Cpu>> atRest() {
      return List.of(cpu -> log.add("at rest"));
    }

    @Override
    public boolean copiesWords() {
      return false;
    }

    @Override
    public boolean comparesWords() {
      return true;
    }

    @Override
    public String ownBounds() {
      return "twice at most";
    }

    @Override
    public String untested() {
      return "it asserts nothing";
    }

    @Override
    public boolean triesAllValues() {
      return false;
    }

    @Override
    public List<Class<?>> code() {
      return List.of(ModelTest.class);
    }
  }

  private final Design talkative =
      new Design("talkative", "answers", "this test", Set.of(), kernel -> new Talkative());

  private static Model model(Design design) {
    return new Model(design, Snippet.hypothesis(Set.of()).setup(Snippet.WORD));
  }

  private static List<Object> answers(Model model) {
    return List.of(
        model.copiesWords(),
        model.comparesWords(),
        model.ownBounds(),
        model.untested(),
        model.triesAllValues(),
        model.code());
  }

  @Test
  void whatIsAskedOfAModelItsProgramAnswers() {
    assertEquals(
        List.of(
            false, true, "twice at most", "it asserts nothing", false, List.of(ModelTest.class)),
        answers(model(talkative)));
    assertEquals(
        List.of(true, false, "", "", true, List.of(Snippet.class)),
        answers(model(Snippet.design(perCpu -> (cpu, source) -> {}))));
  }

  @Test
  void aJudgementAnswersForItsProgramToo() {
    Judgement judgement = Runs.judge(talkative, Snippet.hypothesis(Set.of()), 0);
    assertEquals("twice at most", judgement.ownBounds());
    assertEquals("it asserts nothing", judgement.untested());
  }

  @Test
  void aProgramLooksAtMemoryWhenAllHasReturned() {
    model(talkative).run(Adversary.NONE, null, (cpu, violation) -> {});
    assertEquals(List.of("fires TASK_EVENT", "at rest"), log);
  }
}
