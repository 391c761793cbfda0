package org.hikeshi.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.hikeshi.channel.Outcome;
import org.hikeshi.delivery.Rounds.Errand;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.notice.Deliveries;
import org.hikeshi.notice.Delivery;
import org.hikeshi.notice.GaveUp;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.ReceiptRequest;
import org.hikeshi.notice.Receipting;
import org.hikeshi.notice.Telling;
import org.hikeshi.web.Ids;

/// Writes down what became of each attempt, and tells it.
@ApplicationScoped
class Ledger {

  private static final Duration UNTIL_READY = Duration.ofSeconds(2);

  private final Notices notices;
  private final Deliveries deliveries;
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
      Dossiers dossiers,
      Telling telling,
      Receipting receipting,
      Event<GaveUp> gaveUp,
      CourierSettings settings,
      Ids ids,
      Clock clock) {
    this.notices = notices;
    this.deliveries = deliveries;
    this.dossiers = dossiers;
    this.telling = telling;
    this.receipting = receipting;
    this.gaveUp = gaveUp;
    this.backoff = new Backoff(settings.retries(), settings.giveUpAfter());
    this.ids = ids;
    this.clock = clock;
  }

  /// Writes an attempt's outcome, unless another courier has taken the notice since.
  @Transactional(TxType.REQUIRES_NEW)
  void record(Errand errand, Outcome outcome) {
    var dossier = dossiers.locked(errand.notice().incidentId());
    var notice = notices.findById(errand.notice().id(), LockModeType.PESSIMISTIC_WRITE);
    if (!notice.heldBy(errand.attempt())) {
      return;
    }
    switch (outcome) {
      case Outcome.NotReady _ -> notice.again(clock.instant().plus(UNTIL_READY));
      case Outcome.Arrived arrived -> arrived(dossier, notice, errand, arrived);
      case Outcome.NotArrived failed -> failed(dossier, notice, errand, failed);
    }
  }

  private void arrived(Dossier dossier, Notice notice, Errand errand, Outcome.Arrived outcome) {
    notice.arrived();
    enter(errand, Delivery.Result.DELIVERED, outcome.detail());
    telling.of(dossier, notice, said -> delivered(said, errand));
    if (outcome.receiptNumber() != null) {
      var way = errand.agreed().type().name();
      receipting.byAuthority(
          notice, ReceiptRequest.answered(outcome.receiptNumber(), way), "channel");
    }
  }

  private void failed(Dossier dossier, Notice notice, Errand errand, Outcome.NotArrived outcome) {
    var now = clock.instant();
    var exhausted = backoff.exhausted(Objects.requireNonNull(notice.firstSentAt()), now);
    if (exhausted) {
      notice.giveUp();
      gaveUp.fire(new GaveUp(notice));
    } else {
      notice.again(backoff.after(errand.attempt(), now, outcome.waitAtLeast(), random));
    }
    enter(errand, exhausted ? Delivery.Result.GAVE_UP : Delivery.Result.FAILED, outcome.detail());
    telling.of(dossier, notice, said -> failed(said, errand, exhausted));
  }

  private void enter(Errand errand, Delivery.Result result, String detail) {
    deliveries.persist(
        new Delivery(
            ids.next(),
            errand.notice(),
            errand.attempt(),
            errand.agreed().type(),
            result,
            detail,
            clock.instant()));
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

  private static NoticeEvent failed(Telling.Said said, Errand errand, boolean gaveUp) {
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
        gaveUp);
  }
}
