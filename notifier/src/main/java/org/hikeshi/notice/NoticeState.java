package org.hikeshi.notice;

import org.hikeshi.events.NoticeEvent.DutyState;

/// Where a notice stands.
///
/// ```
///   DRAFT ──approved──▶ TO_FILE ───────────────filed by hand────────────▶ RECEIPTED
///     │                  │   ▲
///     │           by the agreed way, by hand (a person's choice)
///     │                  ▼   │
///     └─────approved──▶ SENDING ──▶ DELIVERED ──the authority's answer──▶ RECEIPTED
///                          └──▶ FAILED (a person has to act) ──▶ TO_FILE, SENDING
/// ```
///
/// What has not arrived when its reason goes is held ([Notice#hold]): a DRAFT for good, unless it
/// turns out to have arrived.
public enum NoticeState {
  DRAFT,
  TO_FILE,
  SENDING,
  DELIVERED,
  RECEIPTED,
  FAILED;

  /// What the duties that it serves are in.
  DutyState ofDuties() {
    return DutyState.valueOf(name());
  }
}
