package dev.libindex.postgres.internal.catalogue;

import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.postgres.internal.content.Fingerprint;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a group records about a package besides its identity.
 *
 * @param source the key of the package it was built from, which is a member too, or null
 * @param listed whether the report lists it, or only names it as the source of others
 * @param normalizedVersion as a text; empty if there is none
 */
record GroupMember(@Nullable UUID source, boolean listed, String normalizedVersion) {

  static GroupMember listed(Package item, @Nullable UUID source) {
    return new GroupMember(source, true, normalizedVersion(item));
  }

  static GroupMember unlisted(Package item) {
    return new GroupMember(null, false, normalizedVersion(item));
  }

  /** Returns the key of the group that has these members. */
  static UUID key(SortedMap<UUID, GroupMember> members) {
    Fingerprint fingerprint = new Fingerprint("package-group");
    members.forEach(
        (item, member) ->
            fingerprint
                .add(item)
                .add(member.source == null ? "" : member.source.toString())
                .add(member.listed ? "listed" : "")
                .add(member.normalizedVersion));
    return fingerprint.key();
  }

  private static String normalizedVersion(Package item) {
    NormalizedVersion version = item.normalizedVersion();
    return version == null ? "" : version.toString();
  }
}
