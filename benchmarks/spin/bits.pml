/* N bits, which four levels set, test and clear; each access to memory is a step of its own. */
#ifndef N
#define N 4
#endif

int bits;
bool softirq, hardirq, nmi;

inline walk(level)
{
	i = level % N;
	do
	:: i < N ->
	   bits = bits | (1 << i);
	   if
	   :: bits & (1 << ((i + 1) % N)) -> bits = bits & ~(1 << ((i + 1) % N))
	   :: else
	   fi;
	   i = i + 4
	:: else -> break
	od;
	assert(bits < (1 << N));
	i = 0
}

active proctype task() provided (!softirq && !hardirq && !nmi)
{
	byte i;
	do
	:: walk(0)
	od
}

active proctype softirq_handler() provided (!hardirq && !nmi)
{
	byte i;
	do
	:: softirq = true; walk(1); softirq = false
	od
}

active proctype hardirq_handler() provided (!nmi)
{
	byte i;
	do
	:: hardirq = true; walk(2); hardirq = false
	od
}

active proctype nmi_handler()
{
	byte i;
	do
	:: nmi = true; walk(3); nmi = false
	od
}
