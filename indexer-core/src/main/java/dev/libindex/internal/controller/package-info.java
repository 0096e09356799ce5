/**
 * A run, from a manifest to a stored report. {@link dev.libindex.internal.controller.Controller}
 * shows it from beginning to end; each of its states is a class, which takes what the states before
 * it have found.
 */
@NullMarked
package dev.libindex.internal.controller;

import org.jspecify.annotations.NullMarked;
