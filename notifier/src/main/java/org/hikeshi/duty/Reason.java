package org.hikeshi.duty;

/// Why a duty applies. The names are codes that callers rely on.
public enum Reason {
  /// Special care-required personal data (要配慮個人情報).
  ITEM_1,
  /// Data that can be turned into money (財産的被害のおそれ).
  ITEM_2,
  /// Done on purpose, or perhaps so (不正の目的のおそれ).
  ITEM_3,
  /// More persons than the threshold.
  ITEM_4,
  MYNUMBER_BODY,
  MYNUMBER_MALICE,
  MYNUMBER_PUBLIC,
  MYNUMBER_100,
  /// An attack, or perhaps one: the ministry's notice of 2018.
  GUIDELINE_ATTACK,
  /// Care is or may be hindered: the ministry's notice of 2018.
  GUIDELINE_CARE,
  /// Personal data leaked from a system, or perhaps so: the ministry's notice of 2018.
  GUIDELINE_LEAK,
  /// The hospital agreed to share.
  CONSENT,
  /// The hospital chose to tell.
  CHOSEN
}
