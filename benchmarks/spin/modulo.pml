/* Three levels add up two variables modulo M; each access to memory is a step of its own. */
#ifndef M
#define M 8
#endif

int x, y;
bool hardirq, nmi;

active proctype task() provided (!hardirq && !nmi)
{
	int t;
	do
	:: t = x;
	   x = (t + 1) % M;
	   assert(x >= 0 && x < M);
	   t = 0
	od
}

active proctype hardirq_handler() provided (!nmi)
{
	int t;
	do
	:: hardirq = true;
	   t = y;
	   y = (t + 1) % M;
	   assert(y >= 0 && y < M);
	   t = 0;
	   hardirq = false
	od
}

active proctype nmi_handler()
{
	int t, u;
	do
	:: nmi = true;
	   t = x;
	   u = y;
	   x = (t + u) % M;
	   assert(x >= 0 && x < M);
	   t = 0;
	   u = 0;
	   nmi = false
	od
}
