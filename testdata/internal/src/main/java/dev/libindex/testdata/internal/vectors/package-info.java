/**
 * Tables of inputs and answers, a line each, and how a test holds the library to them.
 *
 * <p>The tables are claircore's answers with the corrections that other oracles made to them; they
 * are not part of the project but stand beside it, and tests are skipped where they are absent.
 */
@NullMarked
package dev.libindex.testdata.internal.vectors;

import org.jspecify.annotations.NullMarked;
