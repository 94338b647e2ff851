/* Three levels add up two variables modulo M. What nothing can come between is atomic: a level's entry with its first load, its last check with its return. */
#ifndef M
#define M 8
#endif

byte x, y;
bool hardirq, nmi;

active proctype task() provided (!hardirq && !nmi)
{
	byte t;
	do
	:: t = x;
	   atomic { x = (t + 1) % M; t = 0 };
	   assert(x < M)
	od
}

active proctype hardirq_handler() provided (!nmi)
{
	byte t;
	do
	:: atomic { hardirq = true; t = y };
	   atomic { y = (t + 1) % M; t = 0 };
	   atomic { assert(y < M); hardirq = false }
	od
}

active proctype nmi_handler()
{
	do
	:: d_step { nmi = true; x = (x + y) % M; assert(x < M); nmi = false }
	od
}
