/**
 * HTTP servers on the loopback interface that misbehave on demand.
 *
 * <p>{@link dev.libindex.testdata.http.BlobServer} is the general one: it answers each path with an
 * {@link dev.libindex.testdata.http.Answer} and counts requests and bytes per path. {@link
 * dev.libindex.testdata.http.RedHatServer} plays the two mapping files that Red Hat publishes.
 * Nothing here sleeps: a test that needs a slow or stuck server holds a {@link
 * dev.libindex.testdata.http.Gate} and decides when the server goes on.
 */
@NullMarked
package dev.libindex.testdata.http;

import org.jspecify.annotations.NullMarked;
