/**
 * Reads the labels that a Dockerfile gives an image.
 *
 * <p>Red Hat's build system leaves the Dockerfile in the image, with the labels that identify it.
 * {@link dev.libindex.rhel.internal.dockerfile.Dockerfile} is the entry point. What Docker's
 * BuildKit accepts is read as BuildKit reads it; what BuildKit refuses is read as far as
 * claircore's {@code rhel/dockerfile} reads it, and reported as tolerated. {@code LogicalLines}
 * joins physical lines, {@code Instruction} splits one into keyword and arguments, {@code Words}
 * splits the arguments, {@code WordExpansion} removes quotes and substitutes variables, and {@code
 * LabelReader} executes the instructions that matter.
 *
 * <p>{@code Budget} bounds the work and memory that a file can cause by variables within variables;
 * the caller bounds the size of the file.
 */
@NullMarked
package dev.libindex.rhel.internal.dockerfile;

import org.jspecify.annotations.NullMarked;
