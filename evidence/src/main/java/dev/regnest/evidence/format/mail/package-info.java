/** Results as the plain text that is pasted into a mail: one class a section. */
package dev.regnest.evidence.format.mail;
