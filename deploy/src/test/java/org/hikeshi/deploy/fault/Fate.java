package org.hikeshi.deploy.fault;

/// What becomes of a report after it was filed, chosen by its number: the same of a seed.
enum Fate {
  /// The desk closes its incident, a while later.
  CLOSED,
  /// Its incident stays open, and its hospital reports once more.
  FOLLOWED_UP,
  /// Its incident stays open, so that its offers have the time to lapse.
  LEFT;

  /// Every second is closed; one in four of the others is followed up.
  static Fate of(int report) {
    int chosen = Chance.of("report " + report).nextInt(8);
    return chosen < 4 ? CLOSED : chosen == 4 ? FOLLOWED_UP : LEFT;
  }
}
