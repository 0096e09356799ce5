package dev.libindex.healing;

import java.util.List;

/** The steps of an outage, apart from failures. */
enum Scenario {
  /** A scanner is upgraded after the outage. */
  UPGRADED_AFTERWARDS,

  /** A scanner is upgraded while the mappings are missing. */
  UPGRADED_MEANWHILE;

  /** A step, which may be repeated. */
  enum Step {
    /** Indexes all images. */
    INDEX,
    /** Imports the mappings unless they are installed. */
    IMPORT,
    /** Heals all reports that are due. */
    HEAL,
    /** Starts a process with another version of a scanner that needs no mapping. */
    UPGRADE
  }

  List<Step> steps() {
    return switch (this) {
      case UPGRADED_AFTERWARDS ->
          List.of(Step.INDEX, Step.IMPORT, Step.HEAL, Step.INDEX, Step.UPGRADE, Step.INDEX);
      case UPGRADED_MEANWHILE ->
          List.of(Step.INDEX, Step.UPGRADE, Step.INDEX, Step.IMPORT, Step.HEAL, Step.INDEX);
    };
  }
}
