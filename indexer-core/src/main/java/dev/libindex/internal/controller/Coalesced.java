package dev.libindex.internal.controller;

import dev.libindex.model.IndexReport;
import dev.libindex.store.IndexResult;

/**
 * The result of Coalesce.
 *
 * @param report the report, finished or partial
 * @param result what to store of it
 */
record Coalesced(IndexReport report, IndexResult result) {}
