/**
 * The labels that a Dockerfile gives an image.
 *
 * <p>Red Hat's build system leaves the Dockerfile in the image, with the labels that name it.
 * {@link dev.libindex.rhel.internal.dockerfile.Dockerfile} is the entry. What Docker's BuildKit
 * accepts is read as BuildKit reads it; what it refuses is read as far as claircore's {@code
 * rhel/dockerfile} reads it, and the refusal is noted. {@code LogicalLines} joins physical lines,
 * {@code Instruction} splits one into keyword and arguments, {@code Words} splits the arguments,
 * {@code WordExpansion} removes quotes and puts in variables, and {@code LabelReader} carries out
 * the instructions that matter.
 *
 * <p>The work and the memory that a file can cause by variables within variables are bounded by
 * {@code Budget}; its size is for the caller to bound.
 */
@NullMarked
package dev.libindex.rhel.internal.dockerfile;

import org.jspecify.annotations.NullMarked;
