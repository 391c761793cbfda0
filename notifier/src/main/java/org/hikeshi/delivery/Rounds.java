package org.hikeshi.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.channel.ChannelSet;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.events.watch.Traces;
import org.hikeshi.notice.Deliveries;
import org.hikeshi.notice.Delivery;
import org.hikeshi.notice.GaveUp;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Ready;
import org.hikeshi.notice.Telling;
import org.hikeshi.web.Ids;

/// What is due, and who carries it. Each method is one transaction, but that the next is taken in
/// the one that locks it, and what leaves for an inbox here joins the one in which it arrives;
/// nothing else is sent inside any.
@ApplicationScoped
class Rounds {

  private final Notices notices;
  private final Deliveries deliveries;
  private final Dossiers dossiers;
  private final AgreedChannels channels;
  private final NoticeBodies bodies;
  private final Lines lines;
  private final Telling telling;
  private final Traces traces;
  private final Event<Ready> ready;
  private final Event<GaveUp> gaveUp;
  private final Queue queue;
  private final Ids ids;
  private final Clock clock;
  private final Duration lease;

  Rounds(
      Notices notices,
      Deliveries deliveries,
      Dossiers dossiers,
      AgreedChannels channels,
      NoticeBodies bodies,
      Lines lines,
      Telling telling,
      Traces traces,
      Event<Ready> ready,
      Event<GaveUp> gaveUp,
      Queue queue,
      Ids ids,
      Clock clock,
      CourierSettings settings) {
    this.notices = notices;
    this.deliveries = deliveries;
    this.dossiers = dossiers;
    this.channels = channels;
    this.bodies = bodies;
    this.lines = lines;
    this.telling = telling;
    this.traces = traces;
    this.ready = ready;
    this.gaveUp = gaveUp;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
    this.lease = settings.lease();
  }

  /// For whom something is due.
  @Transactional(TxType.REQUIRES_NEW)
  List<String> authorities() {
    return queue.authorities(clock.instant());
  }

  /// Locks the next notice for an authority, if any and if the line to it is open, in the running
  /// transaction. What was told first of an incident arrives first.
  ///
  /// @param passedOver none of these
  Optional<UUID> next(String authority, Set<UUID> passedOver) {
    var now = clock.instant();
    return lines.mayCall(authority, now)
        ? queue.next(authority, now, passedOver)
        : Optional.empty();
  }

  /// Takes one that is locked. An attempt whose courier died between the sending and the record of
  /// it may have arrived: the ledger says that nobody knows, and it is repeated.
  Errand take(UUID id) {
    var now = clock.instant();
    var notice = notices.findById(id);
    notice
        .leftWithoutAWord()
        .ifPresent(
            way ->
                deliveries.persist(
                    new Delivery(
                        ids.next(),
                        notice,
                        notice.attempt(),
                        way,
                        Delivery.Result.UNKNOWN,
                        "no record of its end",
                        now)));
    var attempt = notice.take(now.plus(lease));
    return new Errand(
        notice,
        attempt,
        channels.inForce(notice.authority()).orElse(null),
        bodies.stand(notice),
        now);
  }

  /// Its authority may have these words from now on, whatever becomes of the attempt.
  ///
  /// @return empty when it is not to leave any more: its report was withdrawn or its words were
  ///   erased meanwhile
  @Transactional
  Optional<Errand.Leaving> leaves(Errand errand, byte[] body) {
    return held(errand)
        .map(
            notice -> {
              notice.leaves(errand.agreed().type(), errand.at());
              return new Errand.Leaving(
                  bodies.keep(notice, body), traces.lastOf(notice.incidentId(), notice.id()));
            });
  }

  /// The channel was taken back since it was prepared: a person files it, or nobody can, where its
  /// words are erased.
  @Transactional(TxType.REQUIRES_NEW)
  void handOver(Errand errand) {
    var dossier = dossiers.locked(errand.notice().incidentId());
    heldBy(errand)
        .ifPresent(
            notice -> {
              if (dossier.erasedAt() == null) {
                notice.release(true, clock.instant());
              } else {
                notice.giveUp(clock.instant());
                gaveUp.fire(new GaveUp(notice));
              }
              telling.prepared(dossier, notice);
            });
  }

  /// What waits for that authority goes the new way, now.
  void on(@Observes ChannelSet set) {
    notices.update(
        "nextAttemptAt = ?1 where authority = ?2 and state = SENDING",
        clock.instant(),
        set.authority());
    lines.reset(set.authority());
    ready.fire(new Ready(Set.of(set.authority())));
  }

  /// Behind the dossier's lock, which a withdrawal and an erasure take too.
  private Optional<Notice> held(Errand errand) {
    var dossier = dossiers.locked(errand.notice().incidentId());
    return heldBy(errand).filter(_ -> dossier.erasedAt() == null);
  }

  /// Its dossier is locked.
  private Optional<Notice> heldBy(Errand errand) {
    return notices
        .findByIdOptional(errand.notice().id(), LockModeType.PESSIMISTIC_WRITE)
        .filter(notice -> notice.heldBy(errand.attempt()));
  }
}
