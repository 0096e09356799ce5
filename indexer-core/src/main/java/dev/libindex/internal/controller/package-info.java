/**
 * One run: from a manifest to a stored report, a step class per state. The steps share an {@link
 * dev.libindex.internal.controller.IndexRun}, which belongs to the calling thread.
 */
@NullMarked
package dev.libindex.internal.controller;

import org.jspecify.annotations.NullMarked;
