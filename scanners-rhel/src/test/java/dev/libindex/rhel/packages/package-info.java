/** Tests of the package scanners and of the scanner for database files. */
@NullMarked
package dev.libindex.rhel.packages;

import org.jspecify.annotations.NullMarked;
