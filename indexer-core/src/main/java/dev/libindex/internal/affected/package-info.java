/**
 * Answers which stored images a vulnerability affects: asks the store once for all packages that
 * are named, and lets the matchers of the ecosystems judge them.
 */
@NullMarked
package dev.libindex.internal.affected;

import org.jspecify.annotations.NullMarked;
