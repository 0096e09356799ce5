package dev.libindex.rhel.internal.rpmdb;

/** A package and its number in the database: in SQLite, its row id. */
public record RpmRow(long number, RpmInfo info) {}
