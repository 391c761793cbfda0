package org.hikeshi.dispatch;

/// What is wanted on a seat.
public enum SeatKind {
  LEAD,
  FORENSICS,
  NETWORK,
  SERVER_BACKUP,
  MEDICAL_DEVICE,
  VENDOR_LIAISON,

  /// By telephone, for a site that waits in a wave ([Triage]): nobody asks for it by name.
  TRIAGE;

  /// The code of the skill that it takes.
  String skill() {
    return this == TRIAGE ? LEAD.name() : name();
  }
}
