package org.hikeshi.events;

/// What an incident turned out to be when it was closed. Counted apart.
public enum ResolvedAs {
  ATTACK,
  /// An attack that was stopped before it did harm. ヒヤリ・ハット.
  NEAR_MISS,
  /// Nobody did it on purpose: storage, power, a mistake. 障害.
  FAULT;

  public boolean attack() {
    return this == ATTACK;
  }

  /// What it is taken for when the desk says only whether it was an attack.
  public static ResolvedAs of(boolean attack, Category reportedAs) {
    if (attack) {
      return ATTACK;
    }
    return reportedAs.attack() ? NEAR_MISS : FAULT;
  }
}
