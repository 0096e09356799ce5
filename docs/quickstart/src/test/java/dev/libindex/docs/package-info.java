/** What the documents say is true: examples compile, diagrams are what the code does. */
@NullMarked
package dev.libindex.docs;

import org.jspecify.annotations.NullMarked;
