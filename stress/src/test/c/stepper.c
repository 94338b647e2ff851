/*
 * Interrupts compiled Java code after each of its machine instructions: x86-64 Linux, loaded as a JVMTI agent.
 *
 * The victim arms itself with a number k, which sets the trap flag of its thread. After every instruction the CPU traps,
 * and the signal handler counts those that lie in watched compiled code. At the k-th it freezes the victim, in the signal
 * handler, until the proxy thread has run the handler from beginning to end. So the proxy's handler sees memory as an NMI
 * before that instruction would.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <jni.h>
#include <jvmti.h>
#include <jvmticmlr.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#define TRAP_FLAG 0x100
#define WATCHED_CODES 4096
#define FREEZE_SECONDS 5

enum state { RUNNING, FROZEN, CLOSED };

struct place {
	uintptr_t pc;
	jmethodID method;
	jint bci;
};

struct code {
	_Atomic uintptr_t begin; /* 0: not valid any more */
	uintptr_t end;
	struct place *places;
	int nr_places;
};

static jvmtiEnv *jvmti;
static struct code codes[WATCHED_CODES];
static atomic_int nr_codes;

static _Atomic uint32_t state;
static atomic_int armed;
static long target, counted, delivered;
static uintptr_t where;

static void futex_wait(_Atomic uint32_t *word, uint32_t while_it_is, const struct timespec *timeout)
{
	syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, while_it_is, timeout, NULL, 0);
}

static void futex_wake(_Atomic uint32_t *word)
{
	syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT32_MAX, NULL, NULL, 0);
}

static struct code *code_at(uintptr_t pc)
{
	int nr = atomic_load(&nr_codes);

	for (int i = 0; i < nr; i++) {
		uintptr_t begin = atomic_load(&codes[i].begin);

		if (begin && pc >= begin && pc < codes[i].end)
			return &codes[i];
	}
	return NULL;
}

/* Stays in the signal handler until the proxy is done, or for so long that it never will be: a safepoint waits for us. */
static void freeze(void)
{
	const struct timespec limit = { .tv_sec = FREEZE_SECONDS };
	uint32_t frozen = FROZEN;

	atomic_store(&state, FROZEN);
	futex_wake(&state);
	while (atomic_load(&state) == FROZEN) {
		futex_wait(&state, FROZEN, &limit);
		if (errno == ETIMEDOUT && atomic_compare_exchange_strong(&state, &frozen, RUNNING))
			return;
	}
	delivered = 1;
}

static void on_trap(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	uintptr_t pc = uc->uc_mcontext.gregs[REG_RIP];
	int saved = errno;

	(void)signal;
	(void)info;
	if (atomic_load(&armed) && code_at(pc) && ++counted == target) {
		where = pc;
		errno = 0;
		freeze();
		atomic_store(&armed, 0);
	}
	if (!atomic_load(&armed))
		uc->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
	errno = saved;
}

static int is_of(jmethodID method, const char *package)
{
	jclass holder;
	char *signature;
	int is;

	if ((*jvmti)->GetMethodDeclaringClass(jvmti, method, &holder) ||
	    (*jvmti)->GetClassSignature(jvmti, holder, &signature, NULL))
		return 0;
	is = !!strstr(signature, package);
	(*jvmti)->Deallocate(jvmti, (unsigned char *)signature);
	return is;
}

static int is_watched(jmethodID method)
{
	return is_of(method, "Ldev/regnest/") && !is_of(method, "Ldev/regnest/stress/Step");
}

/* The innermost frame that is the shape's own, not the memory's under it. */
static struct place place_of(const PCStackInfo *info)
{
	int frame = 0;

	while (frame < info->numstackframes - 1 && is_of(info->methods[frame], "Ldev/regnest/stress/memory/"))
		frame++;
	return (struct place){ (uintptr_t)info->pc, info->methods[frame], info->bcis[frame] };
}

static void note_places(struct code *code, const void *compile_info)
{
	const jvmtiCompiledMethodLoadRecordHeader *header = compile_info;

	for (; header; header = header->next) {
		const jvmtiCompiledMethodLoadInlineRecord *record = (const void *)header;

		if (header->kind != JVMTI_CMLR_INLINE_INFO)
			continue;
		code->places = calloc(record->numpcs, sizeof(*code->places));
		for (int i = 0; code->places && i < record->numpcs; i++)
			code->places[i] = place_of(&record->pcinfo[i]);
		code->nr_places = code->places ? record->numpcs : 0;
		return;
	}
}

static void JNICALL on_compiled(jvmtiEnv *env, jmethodID method, jint size, const void *address, jint map_length,
				const jvmtiAddrLocationMap *map, const void *compile_info)
{
	int nr = atomic_load(&nr_codes);

	(void)env;
	(void)map_length;
	(void)map;
	if (!is_watched(method) || nr == WATCHED_CODES)
		return;
	codes[nr].end = (uintptr_t)address + size;
	note_places(&codes[nr], compile_info);
	atomic_store(&codes[nr].begin, (uintptr_t)address);
	atomic_store(&nr_codes, nr + 1);
}

static void JNICALL on_unloaded(jvmtiEnv *env, jmethodID method, const void *address)
{
	struct code *code = code_at((uintptr_t)address);

	(void)env;
	(void)method;
	if (code)
		atomic_store(&code->begin, 0);
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM *vm, char *options, void *reserved)
{
	jvmtiCapabilities wanted = { .can_generate_compiled_method_load_events = 1, .can_get_line_numbers = 1 };
	jvmtiEventCallbacks callbacks = { .CompiledMethodLoad = on_compiled, .CompiledMethodUnload = on_unloaded };
	struct sigaction action = { .sa_sigaction = on_trap, .sa_flags = SA_SIGINFO | SA_RESTART };

	(void)options;
	(void)reserved;
	sigemptyset(&action.sa_mask);
	if ((*vm)->GetEnv(vm, (void **)&jvmti, JVMTI_VERSION_1_2) || (*jvmti)->AddCapabilities(jvmti, &wanted) ||
	    (*jvmti)->SetEventCallbacks(jvmti, &callbacks, sizeof(callbacks)) ||
	    (*jvmti)->SetEventNotificationMode(jvmti, JVMTI_ENABLE, JVMTI_EVENT_COMPILED_METHOD_LOAD, NULL) ||
	    (*jvmti)->SetEventNotificationMode(jvmti, JVMTI_ENABLE, JVMTI_EVENT_COMPILED_METHOD_UNLOAD, NULL) ||
	    sigaction(SIGTRAP, &action, NULL)) {
		fprintf(stderr, "stepper: this JVM does not tell where its compiled code is\n");
		return JNI_ERR;
	}
	return JNI_OK;
}

/* From here on the calling thread traps after each instruction, until the k-th in watched code or disarm(). */
JNIEXPORT void JNICALL Java_dev_regnest_stress_Stepper_arm(JNIEnv *env, jclass type, jlong k)
{
	(void)env;
	(void)type;
	target = k;
	counted = delivered = 0;
	where = 0;
	atomic_store(&armed, 1);
	__asm__ volatile("pushfq; orq %0, (%%rsp); popfq" : : "i"(TRAP_FLAG) : "memory", "cc");
}

/* Returns the number of instructions counted; negative if the k-th was reached and the handler not run. */
JNIEXPORT jlong JNICALL Java_dev_regnest_stress_Stepper_disarm(JNIEnv *env, jclass type)
{
	(void)env;
	(void)type;
	atomic_store(&armed, 0);
	return where && !delivered ? -counted : counted;
}

/* Waits, as the proxy, until the victim is frozen; false once there is no victim any more. */
JNIEXPORT jboolean JNICALL Java_dev_regnest_stress_Stepper_awaitVictim(JNIEnv *env, jclass type)
{
	uint32_t now;

	(void)env;
	(void)type;
	while ((now = atomic_load(&state)) == RUNNING)
		futex_wait(&state, RUNNING, NULL);
	return now == FROZEN;
}

JNIEXPORT void JNICALL Java_dev_regnest_stress_Stepper_release(JNIEnv *env, jclass type)
{
	uint32_t frozen = FROZEN;

	(void)env;
	(void)type;
	atomic_compare_exchange_strong(&state, &frozen, RUNNING);
	futex_wake(&state);
}

JNIEXPORT void JNICALL Java_dev_regnest_stress_Stepper_close(JNIEnv *env, jclass type)
{
	(void)env;
	(void)type;
	atomic_store(&state, CLOSED);
	futex_wake(&state);
}

static jint line_of(const struct place *place)
{
	jvmtiLineNumberEntry *lines;
	jint nr, line = -1;

	if ((*jvmti)->GetLineNumberTable(jvmti, place->method, &nr, &lines))
		return -1;
	for (jint i = 0; i < nr; i++)
		if (lines[i].start_location <= place->bci)
			line = lines[i].line_number;
	(*jvmti)->Deallocate(jvmti, (unsigned char *)lines);
	return line;
}

/* What the victim had executed last when it was frozen: "method:bytecode, line N", or "" if the JVM does not say. */
JNIEXPORT jstring JNICALL Java_dev_regnest_stress_Stepper_where(JNIEnv *env, jclass type)
{
	struct code *code = code_at(where);
	const struct place *best = NULL;
	char text[256] = "", *name;

	(void)type;
	for (int i = 0; code && i < code->nr_places; i++) {
		const struct place *place = &code->places[i];

		/* The JVM notes where an instruction ends. */
		if (place->pc <= where && place->bci >= 0 && (!best || place->pc > best->pc))
			best = place;
	}
	if (best && !(*jvmti)->GetMethodName(jvmti, best->method, &name, NULL, NULL)) {
		snprintf(text, sizeof(text), "%s:%d, line %d", name, best->bci, line_of(best));
		(*jvmti)->Deallocate(jvmti, (unsigned char *)name);
	}
	return (*env)->NewStringUTF(env, text);
}
