/**
 * Time under a test's control, instead of sleeping: {@link dev.libindex.testdata.time.ManualClock},
 * and {@link dev.libindex.testdata.time.ManualScheduler}, which runs its tasks when a test advances
 * the clock.
 */
@NullMarked
package dev.libindex.testdata.time;

import org.jspecify.annotations.NullMarked;
