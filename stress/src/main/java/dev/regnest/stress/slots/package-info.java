/** The designs of the mail, two contexts at once: slots that are disjoint hold even side by side, shared ones are seen to break. */
package dev.regnest.stress.slots;
