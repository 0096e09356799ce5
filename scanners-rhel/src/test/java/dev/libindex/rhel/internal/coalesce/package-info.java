/** Tests of the coalescers: each rule of the specification, and each entry of its register. */
@NullMarked
package dev.libindex.rhel.internal.coalesce;

import org.jspecify.annotations.NullMarked;
