/** Tests that the documents are true: examples compile, diagrams match the code, names exist. */
@NullMarked
package dev.libindex.docs;

import org.jspecify.annotations.NullMarked;
