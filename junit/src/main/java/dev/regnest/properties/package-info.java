/**
 * Generated schedules for properties of jqwik, each able to shrink; {@link dev.regnest.properties.Scenario} and {@link
 * dev.regnest.properties.Question} need no jqwik, and a line that replays is made of them.
 *
 * <p>Stable: {@code RegnestDomain}, {@code Under}, {@code UnderTest}, {@code Question} and {@code Scenario} change only with the first number
 * of the version. What a seed generates may change with every version.
 */
package dev.regnest.properties;
