/**
 * From cells to a report: evidence is bound with one mapping snapshot, ecosystems coalesce the
 * layers, resolvers correct the whole, the state follows. All of it is pure.
 */
@NullMarked
package dev.libindex.internal.coalesce;

import org.jspecify.annotations.NullMarked;
