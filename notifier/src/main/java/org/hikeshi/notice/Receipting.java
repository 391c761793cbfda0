package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.FirstKnown;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.proof.Entries;
import org.hikeshi.web.time.JapanTime;

/// The authority has a notice: by its own word, by its system's answer, or by the hospital's record
/// of filing it by hand. That closes the duties which the notice serves.
///
/// Past 200 lines by what it is given and the answers that it has, a line each.
@ApplicationScoped
public class Receipting {

  private final Dossiers dossiers;
  private final TrackedDuties duties;
  private final FirstKnown known;
  private final GoingOn goingOn;
  private final ToldInVain toldInVain;
  private final Receipts receipts;
  private final Deliveries deliveries;
  private final Telling telling;
  private final Audit audit;
  private final Entries entries;
  private final EntityManager database;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;

  Receipting(
      Dossiers dossiers,
      TrackedDuties duties,
      FirstKnown known,
      GoingOn goingOn,
      ToldInVain toldInVain,
      Receipts receipts,
      Deliveries deliveries,
      Telling telling,
      Audit audit,
      Entries entries,
      EntityManager database,
      Tenant tenant,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.duties = duties;
    this.known = known;
    this.goingOn = goingOn;
    this.toldInVain = toldInVain;
    this.receipts = receipts;
    this.deliveries = deliveries;
    this.telling = telling;
    this.audit = audit;
    this.entries = entries;
    this.database = database;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Answer {

    /// Also when the same was said before.
    record Recorded() implements Answer {}

    record NumberMissing() implements Answer {}

    /// Another number was recorded before.
    record OtherNumber() implements Answer {}

    /// The authority said another number before, and does not say why this one takes its place.
    record Unexplained() implements Answer {}

    record StillADraft() implements Answer {}

    /// The hospital says so of a time at which nobody can have known of the incident.
    record TooEarly() implements Answer {}

    /// It travels by itself: its authority answers, not the hospital.
    record NotByHand() implements Answer {}
  }

  /// What an authority says closes duties of the hospital, which lie beyond its own rows; so it is
  /// written before that sight ends.
  public Answer record(Notice notice, ReceiptRequest said, Caller caller) {
    if (!caller.is(Role.AUTHORITY)) {
      return byHospital(notice, said, caller.subject());
    }
    return tenant.all(
        () -> {
          var answer = byAuthority(notice, said, caller.subject());
          database.flush();
          return answer;
        });
  }

  private Answer byHospital(Notice notice, ReceiptRequest said, String by) {
    return switch (lock(notice)) {
      case TO_FILE, FAILED -> byHand(notice, said, by);
      case DRAFT ->
          isHeldWhileItGoesOn(notice) ? byHand(notice, said, by) : new Answer.StillADraft();
      case RECEIPTED -> repeated(received(notice), said);
      case SENDING, DELIVERED -> new Answer.NotByHand();
    };
  }

  private Answer byHand(Notice notice, ReceiptRequest said, String by) {
    return tooEarly(notice, said) ? new Answer.TooEarly() : write(notice, said, by, true);
  }

  /// Whether nobody is owed it any more, though its incident goes on. Somebody may have filed it
  /// before that was known, and has its number.
  public boolean isHeldWhileItGoesOn(Notice notice) {
    return notice.held() && !dossiers.findById(notice.incidentId()).over();
  }

  private boolean tooEarly(Notice notice, ReceiptRequest said) {
    var at = said.receivedAt();
    return at != null && known.isLongAfter(at, notice.incidentId());
  }

  /// What the authority's system answered to a delivery. It corrects nothing that its people have
  /// said meanwhile.
  public void answered(Notice notice, ReceiptRequest said) {
    var heard = lock(notice) == NoticeState.RECEIPTED ? received(notice) : null;
    if (heard == null || heard.byHand() || heard.number() == null) {
      byAuthority(notice, said, "channel");
    }
  }

  /// When it had the notice, an authority knows better than the hospital's days.
  Answer byAuthority(Notice notice, ReceiptRequest said, String by) {
    return switch (lock(notice)) {
      case DRAFT, TO_FILE ->
          notice.firstSentAt() == null ? new Answer.StillADraft() : write(notice, said, by, false);
      case RECEIPTED -> onceMore(notice, said, by);
      case SENDING, DELIVERED, FAILED -> write(notice, said, by, false);
    };
  }

  /// A number that the hospital wrote down gives way to the authority's own, and becomes it by
  /// nothing else: another time alone is asked for its number. What the authority said itself it
  /// may correct: a number with a word why. Each is a receipt of its own, and the last one counts.
  private Answer onceMore(Notice notice, ReceiptRequest said, String by) {
    var before = received(notice);
    var whole = said.after(before);
    var ownWordNow = before.byHand() && said.number() != null;
    if (before.says(whole) && !ownWordNow) {
      return new Answer.Recorded();
    }
    if (before.byHand() && before.number() != null && !ownWordNow) {
      return new Answer.NumberMissing();
    }
    var other = before.number() != null && !before.number().equals(whole.number());
    return other && !before.byHand() && !said.explained()
        ? new Answer.Unexplained()
        : write(notice, whole, by, false);
  }

  private NoticeState lock(Notice notice) {
    dossiers.locked(notice.incidentId());
    database.refresh(notice);
    return notice.state();
  }

  private Receipt received(Notice notice) {
    return receipts.of(notice.id()).orElseThrow();
  }

  private static Answer repeated(Receipt first, ReceiptRequest said) {
    return Objects.equals(first.number(), said.number())
        ? new Answer.Recorded()
        : new Answer.OtherNumber();
  }

  private Answer write(Notice notice, ReceiptRequest said, String by, boolean byHand) {
    var number = said.number();
    if (number == null && (notice.statutory() || servesALaw(notice))) {
      return new Answer.NumberMissing();
    }
    var now = clock.instant();
    var receivedAt = said.receivedAt(now);
    var receipt = new Receipt(ids.next(), notice, said, receivedAt, by, byHand, now);
    receipts.persist(receipt);
    entries.add(
        NoticeContent.subject(receipt), notice.hospitalId(), NoticeContent.of(notice, receipt));
    if (byHand) {
      deliveries.persist(
          new Delivery(
              ids.next(),
              notice,
              notice.attempt() + 1,
              Way.MANUAL,
              Delivery.Result.FILED_BY_HAND,
              null,
              receivedAt));
    }
    var reasonWasGone = notice.held();
    notice.receipted(now);
    close(notice, receipt, reasonWasGone);
    audit.record(
        Entered.RECEIPTED,
        notice.hospitalId(),
        Entered.object(notice),
        Entered.codes(receipt, deliveries.arrivedOf(notice.id())));
    return new Answer.Recorded();
  }

  /// A law may have come to oblige after the notice was made.
  private boolean servesALaw(Notice notice) {
    return duties.servedBy(notice.id()).stream()
        .anyMatch(duty -> duty.applies() && duty.statutory());
  }

  private void close(Notice notice, Receipt receipt, boolean reasonWasGone) {
    var day = JapanTime.dayOf(receipt.receivedAt());
    duties.servedBy(notice.id()).forEach(duty -> duty.received(day, receipt.number()));
    var dossier = dossiers.locked(notice.incidentId());
    telling.receipted(dossier, notice, receipt);
    goingOn.in(dossier);
    if (reasonWasGone) {
      toldInVain.by(notice, dossier);
    }
  }
}
