package dev.libindex.cpe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The result of comparing two names: the relation of each attribute, and of the names as a whole
 * (NISTIR 7696, section 6).
 *
 * @param relations the relation of every attribute
 */
public record CpeComparison(Map<CpeAttribute, CpeRelation> relations) {

  public CpeComparison {
    relations = Collections.unmodifiableMap(new EnumMap<>(relations));
  }

  static CpeComparison of(Cpe source, Cpe target) {
    Map<CpeAttribute, CpeRelation> relations = new EnumMap<>(CpeAttribute.class);
    for (CpeAttribute attribute : CpeAttribute.values()) {
      relations.put(attribute, relation(source.value(attribute), target.value(attribute)));
    }
    return new CpeComparison(relations);
  }

  /** Returns whether the source stands for everything that the target stands for. */
  public boolean isSuperset() {
    return all(CpeRelation.SUPERSET);
  }

  /** Returns whether the target stands for everything that the source stands for. */
  public boolean isSubset() {
    return all(CpeRelation.SUBSET);
  }

  public boolean isEqual() {
    return all(CpeRelation.EQUAL);
  }

  /** Returns whether source and target have nothing in common. */
  public boolean isDisjoint() {
    return relations.containsValue(CpeRelation.DISJOINT);
  }

  private boolean all(CpeRelation relation) {
    return relations.values().stream().allMatch(r -> r == relation || r == CpeRelation.EQUAL);
  }

  private static CpeRelation relation(CpeValue source, CpeValue target) {
    if (WildcardPattern.isWildcardIn(target.text())) {
      return CpeRelation.INVALID;
    }
    return switch (source.kind()) {
      case UNSET, ANY ->
          forKind(target, CpeRelation.EQUAL, CpeRelation.SUPERSET, CpeRelation.SUPERSET);
      case NOT_APPLICABLE ->
          forKind(target, CpeRelation.SUBSET, CpeRelation.EQUAL, CpeRelation.DISJOINT);
      case SET ->
          forKind(
              target,
              CpeRelation.SUBSET,
              CpeRelation.DISJOINT,
              ofTexts(source.text(), target.text()));
    };
  }

  private static CpeRelation forKind(
      CpeValue target, CpeRelation any, CpeRelation notApplicable, CpeRelation set) {
    return switch (target.kind()) {
      case UNSET, ANY -> any;
      case NOT_APPLICABLE -> notApplicable;
      case SET -> set;
    };
  }

  private static CpeRelation ofTexts(String source, String target) {
    if (WildcardPattern.isWildcardIn(source)) {
      return WildcardPattern.of(source).matches(target)
          ? CpeRelation.SUPERSET
          : CpeRelation.DISJOINT;
    }
    return source.equalsIgnoreCase(target) ? CpeRelation.EQUAL : CpeRelation.DISJOINT;
  }
}
