/**
 * The shapes that the designs rest on, run by JCStress: samples of what a real compiler and real cores do, not proofs.
 *
 * <p>JCStress runs two threads side by side; an NMI never runs beside what it interrupts. Each test says what it
 * stands for in the kernel, and what it does not.
 */
package dev.regnest.stress;
