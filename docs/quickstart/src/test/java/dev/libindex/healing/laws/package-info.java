/**
 * The laws of healing, checked after every step of random sequences of everything that can happen
 * to a cluster. {@code README.md} beside this file lists the laws and says how to repeat a failure
 * and how to add a step.
 *
 * <p>{@link dev.libindex.healing.laws.LawsTest} runs the sequences: {@link
 * dev.libindex.healing.laws.RandomSteps} generates {@link dev.libindex.healing.laws.Step}s, {@link
 * dev.libindex.healing.laws.StepRunner} performs them on a {@link
 * dev.libindex.healing.laws.Cluster} and checks each {@link dev.libindex.healing.laws.Law}.
 */
@NullMarked
package dev.libindex.healing.laws;

import org.jspecify.annotations.NullMarked;
