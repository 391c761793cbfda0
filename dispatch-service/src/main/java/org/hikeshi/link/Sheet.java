package org.hikeshi.link;

import java.time.Instant;
import java.util.List;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.events.DispatchEvent.Mode;

/// What a call about an offer may say, and the link to answer it with.
///
/// @param link told once: it is not kept, so nobody can ask for it again
public record Sheet(
    String link,
    String seat,
    Mode mode,
    String prefecture,
    List<String> careImpact,
    Instant expiresAt) {

  static Sheet of(OpenOffer offer, String link) {
    return new Sheet(
        link,
        offer.seat(),
        offer.mode(),
        offer.prefecture(),
        offer.careImpact(),
        offer.expiresAt());
  }
}
