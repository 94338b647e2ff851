package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;

/** The tasks: an object of struct task_struct each, of the file's own where it defines one, to which {@code current} points. */
final class Tasks {
  private static final List<String> NAMES = List.of("current", "current of task B");

  private final Unit unit;
  private final List<DataObject> objects = new ArrayList<>();

  Tasks(Unit unit) {
    this.unit = unit;
  }

  /** {@return the address of the task that runs} */
  static Operand current(Intrinsic.Use use) {
    List<DataObject> tasks = use.unit().tasks().objects(use.at());
    return Operand.value(
        Type.of(new CType.Void()).pointer(),
        run -> tasks.get(run.cpu().current()).base());
  }

  private List<DataObject> objects(Position at) {
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

  /** {@return one, of which all is 0 but its pid} */
  private DataObject task(Position at, CType type, int number) {
    DataObject task = unit.hidden(at, NAMES.get(number), Type.of(type));
    if (type instanceof Struct struct) {
      struct
          .field("pid")
          .filter(field -> field.type().kind() instanceof CType.Int)
          .ifPresent(field -> task.initial()[task.leafAt(field.offset())] = number + 1L);
    }
    return task;
  }
}
