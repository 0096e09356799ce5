package dev.libindex.rhel.internal.dockerfile;

/**
 * A line with those that continue it.
 *
 * @param number of its first physical line, from 1
 */
record LogicalLine(int number, String text) {}
