/** Results as one page that needs nothing but a browser. */
package dev.regnest.evidence.format.html;
