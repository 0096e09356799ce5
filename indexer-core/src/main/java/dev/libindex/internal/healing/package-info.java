/**
 * Completes partial reports without reading a layer: periodic sweeps ask the store which reports
 * are due and coalesce them again. Also makes old partial reports eligible for re-indexing, and
 * deletes cells that no report uses.
 */
@NullMarked
package dev.libindex.internal.healing;

import org.jspecify.annotations.NullMarked;
