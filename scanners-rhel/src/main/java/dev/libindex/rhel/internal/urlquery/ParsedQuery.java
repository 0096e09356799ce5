package dev.libindex.rhel.internal.urlquery;

import java.util.Optional;

/**
 * The result of parsing a query.
 *
 * @param values the well-formed pairs
 * @param error what is wrong with the first malformed pair, if there is one
 */
public record ParsedQuery(QueryValues values, Optional<String> error) {}
