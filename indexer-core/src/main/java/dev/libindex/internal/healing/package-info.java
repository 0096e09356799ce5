/**
 * How reports become better by themselves: a sweep asks the store what is due and coalesces that
 * again, a clock makes old partial reports eligible for re-indexing. No layer is read here.
 */
@NullMarked
package dev.libindex.internal.healing;

import org.jspecify.annotations.NullMarked;
