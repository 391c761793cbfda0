package org.hikeshi.deploy.fault;

/// How much is tried: `-Dsize=small` (two minutes once all is up), nothing (every day),
/// `-Dsize=all` (every fault, with few reports), `-Dsize=nightly`.
///
/// @param reports that hospitals file in the course of all faults
/// @param kills of services
/// @param away how long the broker stays away, in seconds
/// @param every whether the faults that take long are tried too
record Size(int reports, int kills, int away, boolean every) {

  private static final String NAME = System.getProperty("size", "everyday");

  static Size small() {
    return new Size(300, 12, 10, false);
  }

  static Size wanted() {
    return switch (NAME) {
      case "small" -> small();
      case "everyday" -> new Size(5_000, 60, 60, false);
      case "all" -> new Size(300, 12, 10, true);
      case "nightly" -> new Size(100_000, 1_000, 60, true);
      default -> throw new IllegalArgumentException("-Dsize=" + NAME);
    };
  }

  /// Few reports, one after the other.
  boolean few() {
    return reports < 1_000;
  }
}
