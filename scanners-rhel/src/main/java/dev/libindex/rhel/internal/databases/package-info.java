/**
 * Decides which rpm databases of an image count, once all its layers are known; the rule is in
 * decision 8 (docs/decisions).
 *
 * <p>A package scanner returns the packages of each database file once, and as evidence a {@link
 * dev.libindex.rhel.internal.databases.LayerFiles}: the names of these files, and what else of the
 * layer matters to the rule. {@link dev.libindex.rhel.internal.databases.DatabaseComposition} puts
 * the layers together. All of it is pure. Within this module it depends on {@code rpmdb}, {@code
 * sqlite}, {@code input} and {@code bytes}.
 */
@NullMarked
package dev.libindex.rhel.internal.databases;

import org.jspecify.annotations.NullMarked;
