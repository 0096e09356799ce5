/**
 * Claircore's recorded answers, which stand in {@code ../shared/golden} and are not part of the
 * project. {@link dev.libindex.testdata.internal.golden.GoldenCases} finds the cases; each {@link
 * dev.libindex.testdata.internal.golden.GoldenCase} can serve its layers and knows the right
 * answer.
 */
@NullMarked
package dev.libindex.testdata.internal.golden;

import org.jspecify.annotations.NullMarked;
