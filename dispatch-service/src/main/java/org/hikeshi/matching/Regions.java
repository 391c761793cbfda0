package org.hikeshi.matching;

/// The blocks of prefectures, by name.
public final class Regions {

  /// @return the code itself where there is no such prefecture
  public static String of(String prefecture) {
    return Prefectures.JAPAN.block(prefecture);
  }

  private Regions() {}
}
