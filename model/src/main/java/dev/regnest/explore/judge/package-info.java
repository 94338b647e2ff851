/** The verdict on a design or a file: which engine is asked, how far it goes, and when a green is one. */
package dev.regnest.explore.judge;
