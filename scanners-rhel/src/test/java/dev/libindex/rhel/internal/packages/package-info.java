/** Tests of the package scanners and of the scanner for database files. */
@NullMarked
package dev.libindex.rhel.internal.packages;

import org.jspecify.annotations.NullMarked;
