/**
 * Comparison of index reports in Clair's JSON, ignoring ids and order.
 *
 * <p>{@link dev.libindex.testdata.report.ReportComparer} compares two reports and describes their
 * differences as a {@link dev.libindex.testdata.report.ReportDifference} that is easy to read.
 * {@link dev.libindex.testdata.report.NormalForm} is the form in which it compares them.
 */
@NullMarked
package dev.libindex.testdata.report;

import org.jspecify.annotations.NullMarked;
