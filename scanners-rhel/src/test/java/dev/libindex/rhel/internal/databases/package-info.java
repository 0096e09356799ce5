/** Tests of which databases of an image count. */
@NullMarked
package dev.libindex.rhel.internal.databases;

import org.jspecify.annotations.NullMarked;
