/**
 * Keys and values encoded like the query of a URI, as Go's {@code net/url} does it.
 *
 * <p>Repository hints of packages ({@code hash=…&key=…&repoid=…}) and the URIs of repositories
 * ({@code repoid=…}) have this form. {@link dev.libindex.rhel.internal.urlquery.QueryValues} holds
 * them, {@link dev.libindex.rhel.internal.urlquery.ParsedQuery} is the result of parsing. Matchers
 * compare these texts, so they must equal Go's byte for byte.
 *
 * <p>{@link dev.libindex.rhel.internal.urlquery.PercentEncoding} serves package URLs too.
 */
@NullMarked
package dev.libindex.rhel.internal.urlquery;

import org.jspecify.annotations.NullMarked;
