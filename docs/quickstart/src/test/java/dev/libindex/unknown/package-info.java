/** Tests of what a report says about content that no registered ecosystem knows. */
@org.jspecify.annotations.NullMarked
package dev.libindex.unknown;
