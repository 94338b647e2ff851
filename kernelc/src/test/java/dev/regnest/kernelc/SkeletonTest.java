package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.tree.Skeleton;
import dev.regnest.kernelc.tree.TreeException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hypothesis that is written for functions of a tree can be judged as written, and finds what is broken in them. */
class SkeletonTest {
  @TempDir
  private Path folder;

  private TinyTree tree;

  @BeforeEach
  void lay() {
    tree = new TinyTree(folder).with("kernel/pool.c", """
            #include <linux/guard.h>
            struct pool {
            	int nesting;
            	char room[4][8];
            };
            static struct pool *pool;
            static DEFINE_PER_CPU(int, levels[4]);

            static char *pool_get(void)
            {
            	struct pool *mine = this_cpu_ptr(pool);

            	if (!pool || mine->nesting >= 4)
            		return NULL;
            	mine->nesting++;
            	barrier();
            	return &mine->room[mine->nesting - 1][0];
            }

            static void pool_put(void)
            {
            	barrier();
            	this_cpu_dec(pool->nesting);
            }

            int level_get(int *of)
            {
            	int level = interrupt_context_level();

            	if (of[level])
            		return -1;
            	of[level]++;
            	return level;
            }

            void level_put(int *of, int level)
            {
            	of[level]--;
            }
            """);
  }

  private String text(String what) {
    return Skeleton.of("kernel/pool.c:" + what, tree.flags(Map.of()));
  }

  private Verdict judged(String what) {
    return TinyTree.judge(tree.read(text(what))).verdict();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool_get,pool_put | mine->nesting++; | ;",
        "pool_get,pool_put | this_cpu_dec(pool->nesting); | ;",
        "pool_get,pool_put | nesting - 1] | nesting & 1]",
        "level_get,level_put | of[level]++; | ;",
        "level_get,level_put | of[level]--; | ;",
        "level_get,level_put | return level; | return 0;"
      })
  void itHoldsAsItStandsAndBreaksWithAStepTakenAway(String what, String step, String by) {
    assertEquals(Verdict.PROVED, judged(what));
    tree.replacing("kernel/pool.c", step, by);
    assertEquals(Verdict.VIOLATED, judged(what));
  }

  @Test
  void whatIsAllocatedWhenTheKernelBootsIsThere() {
    String text = Skeleton.of("kernel/pool.c:pool_get,pool_put", tree.flags(Map.of()));

    assertTrue(
        text.contains("static struct pool room_of_pool;\n")
            && text.contains("static void __setup boot(void)\n{\n\tpool = &room_of_pool;\n}\n"),
        text);
    // Without it nobody ever gets anything, and nothing of what is asserted is reached but that the
    // count is 0.
    assertEquals(
        Verdict.VACUOUS,
        TinyTree.judge(tree.read(text.replace("pool = &room_of_pool;", "")
                .replace("\tWARN_ON(room_of_pool.nesting);\n", "")))
            .verdict());
  }

  /** The kernel makes it when it makes the object: a pointer that nobody set would be an oops at once, which says nothing of the function. */
  @Test
  void whatLiesBehindThePointersInsideAnObjectIsThere() {
    tree.with("kernel/pool.c", """
        struct list_head { struct list_head *next, *prev; };
        static inline void INIT_LIST_HEAD(struct list_head *list) { list->next = list; list->prev = list; }
        struct counts { int nr; };
        struct inner { struct counts *there; };
        struct zone {
        	struct counts __percpu *pcp;
        	struct inner in;
        	struct list_head list;
        	struct counts *nobody;
        };
        static void zone_count(struct zone *zone, int by)
        {
        	this_cpu_add(zone->pcp->nr, by);
        	zone->in.there->nr += by;
        	zone->list.next->prev = &zone->list;
        	if (zone->nobody)
        		by++;
        }
        void zone_enter(struct zone *zone) { zone_count(zone, 1); }
        void zone_exit(struct zone *zone) { zone_count(zone, -1); }
        """);
    String text = text("zone_enter,zone_exit");

    assertTrue(
        text.contains("\tzone.pcp = &zone_pcp;\n")
            && text.contains("\tzone.in.there = &zone_in_there;\n"),
        text);
    assertTrue(text.contains("\tINIT_LIST_HEAD(&zone.list);\n"), text);
    assertTrue(!text.contains("nobody"), text);
    String judged = text.replace("\tbarrier();\n", "\tWARN_ON(zone_pcp.nr < 1);\n");
    assertEquals(Verdict.PROVED, TinyTree.judge(tree.read(judged)).verdict());
    assertEquals(
        Verdict.VIOLATED,
        TinyTree.judge(tree.read(judged.replace("zone.pcp = &zone_pcp;", ""))).verdict());
  }

  @Test
  void whatIsPartOfSomethingIsHandedInAsPartOfThat() {
    tree.with("kernel/pool.c", """
        struct map { int size; };
        struct whole { int held; struct map map; };
        static int whole_get(struct map *map)
        {
        	struct whole *whole = container_of(map, struct whole, map);

        	if (whole->held)
        		return -1;
        	whole->held = 1;
        	return 0;
        }
        static void whole_put(struct map *map) { container_of(map, struct whole, map)->held = 0; }
        """);
    assertTrue(
        text("whole_get,whole_put").contains("static struct whole of_map;\n"),
        text("whole_get,whole_put"));
    assertEquals(Verdict.PROVED, judged("whole_get,whole_put"));
    tree.replacing("kernel/pool.c", "if (whole->held)", "if (0)");
    assertEquals(Verdict.VIOLATED, judged("whole_get,whole_put"));
  }

  @Test
  void aNameIsATextAndAnArrayHasRoom() {
    tree.with("kernel/pool.c", """
        static int held;
        static int name_get(const char *name, char comm[], const void *key)
        {
        	comm[3] = name[0];
        	((char *)key)[8] = 1;
        	if (held)
        		return -1;
        	held = 1;
        	return 0;
        }
        static void name_put(void) { held = 0; }
        """);
    assertTrue(
        text("name_get,name_put").contains("if (name_get(\"name\", comm, key))\n"),
        text("name_get,name_put"));
    assertEquals(Verdict.PROVED, judged("name_get,name_put"));
    tree.replacing("kernel/pool.c", "comm[3]", "comm[16]");
    assertEquals(Verdict.VIOLATED, judged("name_get,name_put"));
  }

  /** A parameter may be called as a function of the hypothesis is. */
  @Test
  void whatIsHandedInIsCalledAsNothingElseIs() {
    tree.with("kernel/pool.c", """
        struct user { int nr; };
        static void user_enter(struct user *task) { this_cpu_inc(task->nr); }
        static void user_leave(struct user *task) { this_cpu_dec(task->nr); }
        """);
    assertEquals(Verdict.PROVED, judged("user_enter,user_leave"));
    tree.replacing("kernel/pool.c", "this_cpu_dec(task->nr);", ";");
    assertEquals(Verdict.VIOLATED, judged("user_enter,user_leave"));
  }

  @Test
  void aFunctionThatAnIfLeavesOutIsTold() {
    tree.with("kernel/pool.c", """
        #ifdef CONFIG_DEEP
        static int deep_get(int by)
        {
        	return by;
        }
        #endif
        """);
    assertEquals(
        "no function \"deep_get\" in \"kernel/pool.c\" and what it includes under this configuration: an #if leaves it out",
        assertThrows(TreeException.class, () -> judged("deep_get")).getMessage());
  }

  /** A number between -4095 and -1 is no object to store to. */
  @Test
  void anErrorIsNoPointerToWhatIsMine() {
    tree.with("kernel/pool.c", """
        static long room;
        static int held;
        static long *room_get(void)
        {
        	if (held)
        		return ERR_PTR(-EBUSY);
        	held = 1;
        	return &room;
        }
        static void room_put(void) { held = 0; }
        """);
    assertTrue(
        text("room_get,room_put").contains("\tif (IS_ERR_OR_NULL(mine))\n\t\treturn;\n"),
        text("room_get,room_put"));
    assertEquals(Verdict.PROVED, judged("room_get,room_put"));
    tree.replacing("kernel/pool.c", "held = 1;", ";");
    assertEquals(Verdict.VIOLATED, judged("room_get,room_put"));
  }

  /** Their words are no numbers to store to: they are written out, as they were before an event that takes them. */
  @Test
  void registersThatAreReturnedAreWrittenOut() {
    tree.with("kernel/pool.c", """
        static DEFINE_PER_CPU(struct pt_regs, copies[4]);
        struct pt_regs *regs_of(struct pt_regs *regs)
        {
        	struct pt_regs *copy = this_cpu_ptr(&copies[interrupt_context_level()]);

        	perf_fetch_caller_regs(copy);
        	return copy;
        }
        """);
    assertTrue(
        text("regs_of")
            .contains(
                "\tstruct pt_regs regs;\n\n\tperf_fetch_caller_regs(&regs);\n\tstruct pt_regs *mine = regs_of(&regs);\n"),
        text("regs_of"));
    assertEquals(Verdict.PROVED, judged("regs_of"));
    tree.replacing("kernel/pool.c", "interrupt_context_level()", "0");
    assertEquals(Verdict.VIOLATED, judged("regs_of"));
  }

  /** By an int that is not 0, as nothing that takes a number or an error by one does. */
  @Test
  void whatIsCalledTrySucceedsByAnIntThatIsNotZero() {
    tree.with("kernel/pool.c", """
        static int held;

        int pool_try_get(void)
        {
        	if (held)
        		return 0;
        	held = 1;
        	return 1;
        }

        void pool_put(void)
        {
        	held = 0;
        }
        """);
    assertEquals(Verdict.PROVED, judged("pool_try_get,pool_put"));
    assertTrue(text("pool_try_get,pool_put").contains("if (!pool_try_get())\n"));
    // The twin: an int of another name is an error, or 0.
    tree.replacing("kernel/pool.c", "pool_try_get", "pool_retry");
    assertTrue(text("pool_retry,pool_put").contains("if (pool_retry())\n"));
  }

  @Test
  void aFunctionThatIsRegnestsOwnIsRefusedBeforeAnythingIsWritten() {
    tree.with(
        "kernel/pool.c",
        "int in_nmi_at_all(void)\n{\n\treturn 0;\n}\nint local_irq_enable_all(int v)\n{\n\treturn v;\n}\nvoid perf_swevent_put_recursion_context(int r)\n{\n}\n");
    assertEquals(
        "perf_swevent_put_recursion_context() is regnest's own and is not judged from the tree; include another file than the one that says what it does",
        assertThrows(
                TreeException.class,
                () -> judged("in_nmi_at_all,perf_swevent_put_recursion_context"))
            .getMessage());
  }

  @Test
  void whatIsNotThereIsTold() {
    assertEquals(
        "no function \"pool_take\" in \"kernel/pool.c\" and what it includes",
        assertThrows(TreeException.class, () -> judged("pool_take")).getMessage());
    assertEquals(
        "the tree has no file \"kernel/none.c\"",
        assertThrows(
                TreeException.class, () -> Skeleton.of("kernel/none.c:f", tree.flags(Map.of())))
            .getMessage());
    assertTrue(assertThrows(
            TreeException.class, () -> Skeleton.of("kernel/pool.c", tree.flags(Map.of())))
        .getMessage()
        .startsWith("\"kernel/pool.c\" names no function of a file; expected such as"));
  }
}
