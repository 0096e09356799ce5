package dev.libindex.image;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said about the entries of an index. What keeps the wanted image from being taken comes
 * first, and what is no image comes last. Confined to one thread.
 */
final class Remarks {
  private static final int MAX_IN_SUMMARY = 5;

  private final List<String> decisive = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();

  /** Adds why an image was not taken. */
  void notTaken(String reason) {
    decisive.add(reason);
  }

  /** Adds what was passed over because it is no image. */
  void passedOver(String artifact) {
    passedOver.add(artifact);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(decisive);
    all.addAll(passedOver);
    return all;
  }

  /** Returns the first remarks in one sentence, with the number of those that are left out. */
  String summary() {
    List<String> all = all();
    int more = all.size() - MAX_IN_SUMMARY;
    String first = String.join("; ", all.subList(0, Math.min(all.size(), MAX_IN_SUMMARY)));
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
