package org.hikeshi.deploy.fault;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Whatever these tests choose by chance comes from one number, which is printed: `-Dseed=` with it
/// chooses the same again. Names of things (keys, ids) are new each time, and what the machine's
/// own timing decides, such as which hospital files which report, is not repeated by it.
final class Chance {

  static final long SEED =
      Long.getLong("seed", RandomGenerator.getDefault().nextLong() & 0xffff_ffffL);

  private Chance() {}

  /// @param of for which purpose: each has a sequence of its own
  static RandomGenerator of(String of) {
    return new SplittableRandom(SEED ^ ((long) of.hashCode() << 32));
  }
}
