package org.hikeshi.link;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.roster.Contact;
import org.jspecify.annotations.Nullable;

/// All that a call about an offer needs, so that notifier asks once: by which ways she is reached,
/// what it may say, and the link to answer it with.
///
/// @param link told once: it is not kept, so nobody can ask for it again
/// @param leaves her present seat, which a yes opens; null where it is no move
/// @param contacts her ways, in her order
@Schema(name = "OfferSheet")
public record Sheet(
    String link,
    String seat,
    Mode mode,
    String prefecture,
    List<String> careImpact,
    Instant expiresAt,
    OpenOffer.@Nullable Left leaves,
    List<Contact> contacts) {

  static Sheet of(OpenOffer offer, String link, List<Contact> contacts) {
    return new Sheet(
        link,
        offer.seat(),
        offer.mode(),
        offer.prefecture(),
        offer.careImpact(),
        offer.expiresAt(),
        offer.leaves(),
        contacts);
  }
}
