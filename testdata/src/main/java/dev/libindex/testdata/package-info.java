/**
 * Test support that embedders may reuse: fixtures, servers, builders, comparers.
 *
 * <p>{@code SharedData} finds the test data that stands beside the project and is not committed to
 * it. Everything else lives in the sub-packages: {@code http} plays the servers that an indexer
 * talks to, {@code image} builds layers and images and holds the ones that are shipped, {@code
 * golden} loads recorded answers, {@code vectors} holds functions to tables of inputs and answers,
 * {@code report} compares index reports, {@code postgres} supplies databases, and {@code time}
 * moves by hand.
 */
@NullMarked
package dev.libindex.testdata;

import org.jspecify.annotations.NullMarked;
