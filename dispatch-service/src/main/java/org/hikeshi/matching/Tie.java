package org.hikeshi.matching;

import java.util.UUID;

/// Who of two equals comes first: drawn anew for each dispatch, so that nobody is always first, and
/// the same whenever it is asked again.
final class Tie {

  static long drawn(UUID engineer, UUID dispatch) {
    return mixed(
        mixed(engineer.getMostSignificantBits() ^ dispatch.getLeastSignificantBits())
            ^ engineer.getLeastSignificantBits()
            ^ Long.rotateLeft(dispatch.getMostSignificantBits(), 31));
  }

  /// The finalizer of SplitMix64: every bit of the input moves half the bits of the output.
  private static long mixed(long bits) {
    var z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private Tie() {}
}
