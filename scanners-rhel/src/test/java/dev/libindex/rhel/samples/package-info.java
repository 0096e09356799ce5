/**
 * Real and generated package databases and dnf histories, with their contents as read by other
 * tools.
 *
 * <p>They are kept outside the project; tests are skipped where they are missing.
 */
@NullMarked
package dev.libindex.rhel.samples;

import org.jspecify.annotations.NullMarked;
