/** A patch over a kernel tree, judged before and after. */
package dev.regnest.evidence.review;
