package dev.libindex.cpe;

/**
 * One of the eleven attributes of a well-formed name, in the order of the formatted string (NISTIR
 * 7695, section 5.2).
 */
public enum CpeAttribute {
  PART("part"),
  VENDOR("vendor"),
  PRODUCT("product"),
  VERSION("version"),
  UPDATE("update"),
  EDITION("edition"),
  LANGUAGE("language"),
  SW_EDITION("sw_edition"),
  TARGET_SW("target_sw"),
  TARGET_HW("target_hw"),
  OTHER("other");

  private final String label;

  CpeAttribute(String label) {
    this.label = label;
  }

  /** Returns the attribute's name in the specification, such as {@code sw_edition}. */
  public String label() {
    return label;
  }
}
