/** Where the shapes live: real fields, a real array, and the model's own sampling path on top of either. */
package dev.regnest.stress.memory;
