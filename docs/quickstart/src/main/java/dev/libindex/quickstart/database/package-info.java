/** The store in which the quickstart keeps reports. */
@NullMarked
package dev.libindex.quickstart.database;

import org.jspecify.annotations.NullMarked;
