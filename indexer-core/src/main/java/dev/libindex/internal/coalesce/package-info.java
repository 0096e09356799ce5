/**
 * Turns cells into a report, without side effects: results of several layers are composed, evidence
 * is bound with one snapshot of the mappings, ecosystems coalesce the layers, and resolvers correct
 * the whole.
 */
@NullMarked
package dev.libindex.internal.coalesce;

import org.jspecify.annotations.NullMarked;
