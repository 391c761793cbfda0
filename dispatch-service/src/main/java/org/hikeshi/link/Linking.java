package org.hikeshi.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.dispatch.OfferReply;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.dispatch.Offers;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.dispatch.Reply;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Secret;
import org.hikeshi.web.Tenant;

/// Makes links and takes the answers that come by them. Whoever holds the word is let in as the
/// engineer it was made for, to that one offer.
@ApplicationScoped
class Linking {

  private final AnswerLinks links;
  private final Offers offers;
  private final Roster roster;
  private final Dispatching dispatching;
  private final Tenant tenant;
  private final Audit audit;
  private final Clock clock;
  private final String here;
  private final SecureRandom random = new SecureRandom();

  Linking(
      AnswerLinks links,
      Offers offers,
      Roster roster,
      Dispatching dispatching,
      Tenant tenant,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String here) {
    this.links = links;
    this.offers = offers;
    this.roster = roster;
    this.dispatching = dispatching;
    this.tenant = tenant;
    this.audit = audit;
    this.clock = clock;
    this.here = here;
  }

  /// @return empty when the offer does not stand any more
  Optional<Sheet> make(UUID offerId, UUID call) {
    var word = Secret.fresh(random);
    return offers
        .asked(offerId)
        .flatMap(
            engineer ->
                offers
                    .openTo(engineer, offerId)
                    .filter(offer -> keep(offer, engineer, call, word))
                    .map(
                        offer ->
                            Sheet.of(
                                offer,
                                here + "/pages/answer/" + word.word(),
                                roster.contactsOf(engineer))));
  }

  private boolean keep(OpenOffer offer, UUID engineer, UUID call, Secret word) {
    var known = links.findByIdOptional(call);
    known.ifPresentOrElse(
        link -> link.reword(word),
        () ->
            links.persist(
                new AnswerLink(
                    call, offer.id(), engineer, word, clock.instant(), offer.expiresAt())));
    return known.map(link -> link.isFor(offer.id())).orElse(true);
  }

  /// What a link leads to.
  ///
  /// @param open the offer, while it can be answered by this link
  /// @param hers whether the seat is hers
  record Found(Optional<OpenOffer> open, boolean hers) {}

  /// @return empty when no link has this word
  Optional<Found> look(String word) {
    return tenant.all(
        () ->
            Secret.read(word)
                .flatMap(links::opening)
                .map(
                    link ->
                        new Found(
                            link.opensAt(clock.instant())
                                ? offers.openTo(link.engineerId(), link.offerId())
                                : Optional.empty(),
                            offers.isHers(link.engineerId(), link.offerId()))));
  }

  /// The same answer again, as by a double tap, hears the same again, as long as it is so.
  ///
  /// @return empty when no link has this word
  Optional<Reply> answer(String word, OfferReply said) {
    return tenant.all(
        () -> Secret.read(word).flatMap(links::locked).map(link -> take(link, said, "LINK")));
  }

  /// Idempotent: the gateway tells a key until it is heard.
  Reply byKey(UUID offer, UUID call, Answer answer) {
    return links
        .findByIdOptional(call)
        .filter(link -> link.isFor(offer))
        .map(link -> take(link, new OfferReply(answer, null, null), "KEY"))
        .orElseGet(Reply.Unknown::new);
  }

  /// The answer is a row of the audit, also when it came too late; the same again is none. What was
  /// used is written while the rows can be seen: whoever holds the word is nobody to PostgreSQL.
  private Reply take(AnswerLink link, OfferReply said, String by) {
    boolean again = link.isUsed();
    link.used(clock.instant());
    links.flush();
    var reply = dispatching.answer(link.offerId(), link.engineerId(), said);
    if (again && (reply instanceof Reply.Accepted || reply instanceof Reply.Declined)) {
      return reply;
    }
    audit.record(
        "offer.answered",
        null,
        "offer/" + link.offerId(),
        Map.of(
            "answer", said.answer().name(),
            "outcome", reply.getClass().getSimpleName(),
            "engineer", link.engineerId().toString(),
            "by", by));
    return reply;
  }
}
