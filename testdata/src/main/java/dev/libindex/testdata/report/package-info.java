/**
 * Index reports in Clair's JSON, compared modulo ids and order.
 *
 * <p>{@link dev.libindex.testdata.report.NormalForm} takes ids and order out of a report; {@link
 * dev.libindex.testdata.report.ReportComparer} compares two normal forms and says what differs in
 * words that a person takes in at a glance.
 */
@NullMarked
package dev.libindex.testdata.report;

import org.jspecify.annotations.NullMarked;
