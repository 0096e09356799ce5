/**
 * Sets of keys and values in the encoding of a URI's query, as Go's {@code net/url} writes it.
 *
 * <p>Repository hints of packages ({@code hash=…&key=…&repoid=…}) and the URIs of repositories
 * ({@code repoid=…}) have this form. {@link dev.libindex.rhel.internal.query.QueryValues} is the
 * set, {@link dev.libindex.rhel.internal.query.ParsedQuery} what reading one gives. Matchers
 * compare these texts, so they must be Go's to the byte.
 */
@NullMarked
package dev.libindex.rhel.internal.query;

import org.jspecify.annotations.NullMarked;
