package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.TaskObject;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tasks: an object of struct task_struct each, of the file's own where it defines one, to which {@code current} points. */
final class Tasks {
  private static final List<String> NAMES = List.of("current", "current of task B");
  private static final Set<String> TELL_KERNEL_THREADS = Set.of("mm", "flags");

  private final Unit unit;
  private final List<TaskObject> objects = new ArrayList<>();

  Tasks(Unit unit) {
    this.unit = unit;
  }

  /** {@return the address of the task that runs} */
  static Operand current(Intrinsic.Use use) {
    List<TaskObject> tasks = use.unit().tasks().objects(use.at());
    return Operand.value(
        Type.of(new CType.Void()).pointer(),
        run -> tasks.get(run.cpu().current()).object().base());
  }

  /** Notes that the file looks at that member of a struct: that of a task may tell what it is. */
  static void looksAt(Unit unit, Struct struct, String member) {
    if (struct.isTagged("task_struct") && TELL_KERNEL_THREADS.contains(member)) {
      unit.has(Trait.ASKS_KERNEL_THREAD);
      unit.has(Trait.ASKS_VALUES);
    }
  }

  /** {@return what current points to, task by task; none where the file does not ask} */
  List<TaskObject> objects() {
    return List.copyOf(objects);
  }

  private List<TaskObject> objects(Position at) {
    if (objects.isEmpty()) {
      CType type = unit.top()
          .tag("task_struct")
          .orElseThrow(() -> CException.unknown(at, "task_struct", "no struct task_struct here"));
      for (int i = 0; i < NAMES.size(); i++) {
        objects.add(task(at, type, i));
      }
    }
    return objects;
  }

  /** {@return one, of which all is 0 but its pid and its mm} */
  private TaskObject task(Position at, CType type, int number) {
    DataObject task = unit.hidden(at, NAMES.get(number), Type.of(type));
    int mm = leaf(task, type, "mm", CType.Pointer.class);
    int pid = leaf(task, type, "pid", CType.Int.class);
    if (pid >= 0) {
      task.initial()[pid] = number + 1L;
    }
    if (mm >= 0) {
      task.initial()[mm] = mm(at, (Struct) type, NAMES.get(number) + "->mm").base();
    }
    return new TaskObject(task, mm, leaf(task, type, "flags", CType.Int.class));
  }

  private static int leaf(
      DataObject task, CType type, String member, Class<? extends CType> ofKind) {
    return type instanceof Struct struct
        ? struct
            .field(member)
            .filter(field -> ofKind.isInstance(field.type().kind()))
            .map(field -> task.leafAt(field.offset()))
            .orElse(-1)
        : -1;
  }

  /** {@return what mm points to: an object of its type, or of nothing that can be looked at where that is not known} */
  private DataObject mm(Position at, Struct task, String name) {
    Type type = ((CType.Pointer) task.field("mm").orElseThrow().type().kind()).to();
    boolean isKnown = type.kind() instanceof Struct struct && struct.isComplete();
    return unit.hidden(at, name, isKnown ? type : Type.of(Ints.CHAR));
  }
}
