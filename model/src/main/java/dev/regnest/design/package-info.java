/** The designs under test, one file each, and their catalogue. */
package dev.regnest.design;
