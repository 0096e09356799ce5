/**
 * Fake HTTP servers on the loopback interface, with faults on demand.
 *
 * <p>{@link dev.libindex.testdata.http.BlobServer} answers each path with an {@link
 * dev.libindex.testdata.http.Answer}, such as a {@link dev.libindex.testdata.http.BlobAnswer}, and
 * counts requests and bytes per path. {@link dev.libindex.testdata.http.RedHatServer} serves the
 * two mapping files that Red Hat publishes, with the faults of {@link
 * dev.libindex.testdata.http.MappingFaults}. Nothing here sleeps: to test with a slow or stuck
 * server, use a {@link dev.libindex.testdata.http.Gate} and decide when the server continues.
 */
@NullMarked
package dev.libindex.testdata.http;

import org.jspecify.annotations.NullMarked;
