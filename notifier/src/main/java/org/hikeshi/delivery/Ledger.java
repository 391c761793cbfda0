package org.hikeshi.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hikeshi.channel.Outcome;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.notice.Deliveries;
import org.hikeshi.notice.Delivery;
import org.hikeshi.notice.Delivery.Result;
import org.hikeshi.notice.GaveUp;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeContent;
import org.hikeshi.notice.NoticeState;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.ReceiptRequest;
import org.hikeshi.notice.Receipting;
import org.hikeshi.notice.Telling;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Entries;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Writes down what became of each attempt, and tells it.
///
/// Past 200 lines by its imports.
@ApplicationScoped
class Ledger {

  private static final Duration UNTIL_READY = Duration.ofSeconds(2);

  private final Notices notices;
  private final Deliveries deliveries;
  private final Lines lines;
  private final Queue queue;
  private final TrackedDuties duties;
  private final NoticeBodies bodies;
  private final Entries entries;
  private final Dossiers dossiers;
  private final Telling telling;
  private final Receipting receipting;
  private final Event<GaveUp> gaveUp;
  private final Backoff backoff;
  private final Ids ids;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Ledger(
      Notices notices,
      Deliveries deliveries,
      Lines lines,
      Queue queue,
      TrackedDuties duties,
      NoticeBodies bodies,
      Entries entries,
      Dossiers dossiers,
      Telling telling,
      Receipting receipting,
      Event<GaveUp> gaveUp,
      CourierSettings settings,
      Ids ids,
      Clock clock) {
    this.notices = notices;
    this.deliveries = deliveries;
    this.lines = lines;
    this.queue = queue;
    this.duties = duties;
    this.bodies = bodies;
    this.entries = entries;
    this.dossiers = dossiers;
    this.telling = telling;
    this.receipting = receipting;
    this.gaveUp = gaveUp;
    this.backoff = new Backoff(settings.retries(), settings.giveUpAfter());
    this.ids = ids;
    this.clock = clock;
  }

  /// Writes down how an attempt ended, whoever holds the notice by now: what left, left. Only who
  /// holds it decides what follows; but that it arrived is news from anybody. Within a transaction
  /// where there is one.
  ///
  /// @return whether something else may be due to its authority now. What follows it in its
  ///   incident cannot be prepared meanwhile: the dossier is locked
  @Transactional
  boolean record(Errand errand, Outcome outcome) {
    var dossier = dossiers.locked(errand.notice().incidentId());
    var notice = notices.findById(errand.notice().id(), LockModeType.PESSIMISTIC_WRITE);
    switch (outcome) {
      case Outcome.NotReady _ -> {
        if (notice.heldBy(errand.attempt())) {
          notice.again(clock.instant().plus(UNTIL_READY));
        }
      }
      case Outcome.Arrived arrived -> arrived(dossier, notice, errand, arrived);
      case Outcome.NotArrived failed ->
          failed(dossier, notice, errand, failed, Result.FAILED, failed.waitAtLeast());
      case Outcome.Unknown unknown ->
          failed(dossier, notice, errand, unknown, Result.UNKNOWN, null);
      case Outcome.Refused refused ->
          failed(dossier, notice, errand, refused, Result.GAVE_UP, null);
    }
    lines.heard(notice.authority(), outcome, clock.instant());
    return queue.any(notice.authority(), clock.instant());
  }

  private void arrived(Dossier dossier, Notice notice, Errand errand, Outcome.Arrived outcome) {
    var now = clock.instant();
    var answered = Answered.of(outcome, Objects.requireNonNullElse(notice.firstSentAt(), now), now);
    enter(errand, Result.DELIVERED, answered.detail())
        .ifPresent(
            delivery ->
                entries.add(
                    NoticeContent.subject(delivery),
                    notice.hospitalId(),
                    NoticeContent.of(notice, delivery, bodies.document(notice))));
    if (notice.mayArrive()) {
      notice.arrived();
      telling.arrived(dossier, notice, said -> delivered(said, errand));
    }
    var had = notice.state() == NoticeState.DELIVERED || notice.state() == NoticeState.RECEIPTED;
    if (outcome.receiptNumber() != null && had) {
      var way = errand.agreed().type().name();
      receipting.answered(
          notice, ReceiptRequest.answered(outcome.receiptNumber(), answered.receivedAt(), way));
    }
  }

  private void failed(
      Dossier dossier,
      Notice notice,
      Errand errand,
      Outcome outcome,
      Result result,
      @Nullable Duration wished) {
    if (!notice.heldBy(errand.attempt())) {
      enter(errand, result, outcome.detail());
      return;
    }
    var now = clock.instant();
    var ended =
        result == Result.GAVE_UP
            || backoff.exhausted(Objects.requireNonNull(notice.tryingSince()), now);
    if (ended) {
      notice.giveUp(now);
      gaveUp.fire(new GaveUp(notice));
    } else {
      notice.again(backoff.after(notice.failed(), now, wished, dueBy(notice), random));
    }
    boolean unknown = result == Result.UNKNOWN;
    enter(errand, ended && !unknown ? Result.GAVE_UP : result, outcome.detail());
    telling.of(dossier, notice, said -> failed(said, errand, ended, unknown));
  }

  /// The end in Japan of the earliest day that is still open, or null where no days count.
  private @Nullable Instant dueBy(Notice notice) {
    return duties.servedBy(notice.id()).stream()
        .map(TrackedDuty::dueOn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(day -> day.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant())
        .orElse(null);
  }

  /// An attempt that was given up for lost may still say the same of itself: once is enough.
  private Optional<Delivery> enter(Errand errand, Result result, String detail) {
    if (deliveries.has(errand.notice(), errand.attempt(), result)) {
      return Optional.empty();
    }
    var delivery =
        new Delivery(
            ids.next(),
            errand.notice(),
            errand.attempt(),
            errand.agreed().type(),
            result,
            detail,
            clock.instant());
    deliveries.persist(delivery);
    return Optional.of(delivery);
  }

  private static NoticeEvent delivered(Telling.Said said, Errand errand) {
    var notice = said.notice();
    return new NoticeEvent.NoticeDelivered(
        notice.incidentId(),
        said.version(),
        said.at(),
        said.dossier().revision(),
        said.duties(),
        notice.id(),
        notice.authority(),
        notice.stage(),
        errand.agreed().type(),
        errand.attempt());
  }

  private static NoticeEvent failed(
      Telling.Said said, Errand errand, boolean gaveUp, boolean unknown) {
    var notice = said.notice();
    return new NoticeEvent.DeliveryFailed(
        notice.incidentId(),
        said.version(),
        said.at(),
        said.dossier().revision(),
        said.duties(),
        notice.id(),
        notice.authority(),
        notice.stage(),
        errand.agreed().type(),
        errand.attempt(),
        gaveUp,
        unknown ? true : null);
  }
}
