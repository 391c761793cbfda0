package org.hikeshi.dispatch;

/// What is wanted on a seat.
public enum SeatKind {
  LEAD,
  FORENSICS,
  NETWORK,
  SERVER_BACKUP,
  MEDICAL_DEVICE,
  VENDOR_LIAISON;

  /// The code of the skill that it takes.
  String skill() {
    return name();
  }
}
