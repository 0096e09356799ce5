/**
 * Test support for this build alone. Nothing here is published.
 *
 * <p>{@link dev.libindex.testdata.internal.SharedData} finds the folder {@code ../shared} beside
 * the project, which contains third-party material and recorded answers; {@link
 * dev.libindex.testdata.internal.RequiresSharedData} skips tests if it is absent. {@code golden}
 * loads claircore's recorded reports, {@code vectors} runs a test for each row of a table of inputs
 * and answers, and {@code postgres} reads and empties the tables of the PostgreSQL store.
 */
@NullMarked
package dev.libindex.testdata.internal;

import org.jspecify.annotations.NullMarked;
