package dev.libindex.rhel.internal.dockerfile;

/**
 * A line together with the lines that continue it.
 *
 * @param number the number of its first physical line, from 1
 */
record LogicalLine(int number, String text) {}
