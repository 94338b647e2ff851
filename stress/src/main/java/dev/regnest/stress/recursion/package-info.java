/** The recursion counter: what the two {@code barrier()}s of get and put are for, and what needs no atomic step. */
package dev.regnest.stress.recursion;
