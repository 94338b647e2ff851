/** What a release has beside the command line. */
package dev.regnest.dist;
