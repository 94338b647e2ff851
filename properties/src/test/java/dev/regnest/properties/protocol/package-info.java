/** Random small protocols, on which the engines must agree. */
package dev.regnest.properties.protocol;
