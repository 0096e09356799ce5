/**
 * Real and made package databases and dnf histories, with what is in them by other readers'
 * account.
 *
 * <p>They are not part of the project but stand beside it, and tests are skipped where they are
 * absent.
 */
@NullMarked
package dev.libindex.rhel.samples;

import org.jspecify.annotations.NullMarked;
