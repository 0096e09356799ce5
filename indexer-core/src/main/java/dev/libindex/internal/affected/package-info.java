/**
 * Finds the stored images that a vulnerability affects: reads all packages of the given names from
 * the store at once, and asks the matchers of the ecosystems about each.
 */
@NullMarked
package dev.libindex.internal.affected;

import org.jspecify.annotations.NullMarked;
