package org.hikeshi.dispatch;

/// How it stands around one dispatch while somebody is looked for.
///
/// @param on whether so many seats wait that room is shared out by urgency
/// @param triage whether those who wait are looked after by telephone
/// @param leadsBefore more urgent sites that have no lead, and only for want of room
/// @param leadsElsewhere all other such sites
record Wave(boolean on, boolean triage, int leadsBefore, int leadsElsewhere) {

  static final Wave NONE = new Wave(false, false, 0, 0);

  /// How many places are kept from this seat for seats that come first: each site gets its lead
  /// before any gets its second seat, and among leads the more urgent site comes first.
  ///
  /// @param ownLeadWaits whether its own dispatch is such a site
  int kept(Seat seat, boolean ownLeadWaits) {
    return switch (seat.kind()) {
      case LEAD -> leadsBefore;
      case TRIAGE -> 0;
      case FORENSICS, NETWORK, SERVER_BACKUP, MEDICAL_DEVICE, VENDOR_LIAISON ->
          on ? leadsElsewhere + (ownLeadWaits ? 1 : 0) : 0;
    };
  }
}
