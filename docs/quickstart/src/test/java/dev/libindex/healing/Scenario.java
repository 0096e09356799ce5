package dev.libindex.healing;

import java.util.List;

/** What happens during an outage, as far as nothing goes wrong besides. */
enum Scenario {
  /** A scanner is upgraded once all is well again. */
  UPGRADED_AFTERWARDS,

  /** A scanner is upgraded while the mappings are missing. */
  UPGRADED_MEANWHILE;

  /** What an operator does; each can be repeated. */
  enum Step {
    /** Asks for all images. */
    ASK,
    /** Imports the mappings, unless they are there. */
    SUPPLY,
    /** Heals what can be healed. */
    HEAL,
    /** Starts a process with another version of a scanner that has nothing to do with mappings. */
    UPGRADE
  }

  List<Step> steps() {
    return switch (this) {
      case UPGRADED_AFTERWARDS ->
          List.of(Step.ASK, Step.SUPPLY, Step.HEAL, Step.ASK, Step.UPGRADE, Step.ASK);
      case UPGRADED_MEANWHILE ->
          List.of(Step.ASK, Step.UPGRADE, Step.ASK, Step.SUPPLY, Step.HEAL, Step.ASK);
    };
  }
}
