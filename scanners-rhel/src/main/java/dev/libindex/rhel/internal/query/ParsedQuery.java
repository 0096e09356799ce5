package dev.libindex.rhel.internal.query;

import java.util.Optional;

/**
 * What could be read of a query, and the error in the rest.
 *
 * @param values the pairs that are well-formed
 * @param error what is wrong with the first pair that is not
 */
public record ParsedQuery(QueryValues values, Optional<String> error) {}
