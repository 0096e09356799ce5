package dev.libindex.internal.affected;

import dev.libindex.model.Digest;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the results of a search. Lists vulnerabilities in the order in which they were added.
 */
final class Answer {
  private static final Comparator<Digest> BY_TEXT = Comparator.comparing(Digest::toString);

  private final List<Vulnerability> asked;
  private final Map<Digest, List<Vulnerability>> manifests = new HashMap<>();
  private final List<BadVulnerability> bad = new ArrayList<>();
  private final List<Vulnerability> notApplicable = new ArrayList<>();

  Answer(Collection<Vulnerability> asked) {
    this.asked = List.copyOf(asked);
  }

  List<Vulnerability> asked() {
    return asked;
  }

  void addManifests(Vulnerability vulnerability, Set<Digest> affected) {
    for (Digest manifest : affected) {
      manifests.computeIfAbsent(manifest, key -> new ArrayList<>()).add(vulnerability);
    }
  }

  void addBad(BadVulnerability vulnerability) {
    bad.add(vulnerability);
  }

  void addNotApplicable(Vulnerability vulnerability) {
    notApplicable.add(vulnerability);
  }

  AffectedManifests build() {
    Map<Digest, List<Vulnerability>> sorted = new LinkedHashMap<>();
    manifests.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(BY_TEXT))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new AffectedManifests(asked, sorted, bad, notApplicable);
  }
}
