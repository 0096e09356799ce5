/**
 * Tests from tables of inputs and answers, one per line.
 *
 * <p>The tables contain claircore's answers with corrections from other oracles. They are in {@code
 * ../shared} and not part of the project; tests are skipped if they are absent.
 */
@NullMarked
package dev.libindex.testdata.internal.vectors;

import org.jspecify.annotations.NullMarked;
