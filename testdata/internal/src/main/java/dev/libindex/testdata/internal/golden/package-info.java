/**
 * Claircore's recorded answers, which are in {@code ../shared/golden} and not part of the project.
 * {@link dev.libindex.testdata.internal.golden.GoldenCases} loads the cases; a {@link
 * dev.libindex.testdata.internal.golden.GoldenCase} serves its layers and has the right answer.
 */
@NullMarked
package dev.libindex.testdata.internal.golden;

import org.jspecify.annotations.NullMarked;
