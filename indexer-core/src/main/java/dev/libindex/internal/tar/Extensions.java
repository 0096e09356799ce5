package dev.libindex.internal.tar;

import org.jspecify.annotations.Nullable;

/**
 * The extension headers before an entry: a pax header, GNU's long name, and GNU's long link. If
 * there are several of one kind, the last one counts.
 */
final class Extensions {
  private @Nullable PaxRecords pax;
  private byte @Nullable [] longName;
  private byte @Nullable [] longLink;

  void pax(PaxRecords records) {
    pax = records;
  }

  void longName(byte[] name) {
    longName = name;
  }

  void longLink(byte[] link) {
    longLink = link;
  }

  @Nullable PaxRecords pax() {
    return pax;
  }

  /** Returns the name that replaces the one in the header, or null. */
  byte @Nullable [] name() {
    if (longName != null) {
      return longName;
    }
    return pax == null ? null : pax.name();
  }

  /** Returns the link target that replaces the one in the header, or null. */
  byte @Nullable [] linkTarget() {
    if (longLink != null) {
      return longLink;
    }
    return pax == null ? null : pax.linkTarget();
  }
}
