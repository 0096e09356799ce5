/**
 * A run, from a manifest to a stored report. {@link dev.libindex.internal.controller.Controller}
 * shows it from beginning to end; each of its states is a class that takes the results of the
 * states before it.
 */
@NullMarked
package dev.libindex.internal.controller;

import org.jspecify.annotations.NullMarked;
