/**
 * Time that a test moves by hand: a clock, and a scheduler whose tasks run when the clock gets
 * there. Takes the place of sleeping. Depends on nothing.
 */
@NullMarked
package dev.libindex.testdata.time;

import org.jspecify.annotations.NullMarked;
