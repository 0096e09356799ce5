/**
 * Reads what the store keeps, reports and cells, strictly and in one pass; also writes cells.
 *
 * <p>Everything that is read here was written by this library, so a document that differs in any
 * way from what the writer of the same version would have written is damaged, and reading it fails
 * with an error that says where. Documents from elsewhere, such as Clair's, are read leniently by
 * {@code dev.libindex.internal.json}. Reports have the same form in both places, {@link
 * dev.libindex.internal.json.ReportWriter}'s; the form of cells is private to this package.
 */
@NullMarked
package dev.libindex.internal.stored;

import org.jspecify.annotations.NullMarked;
