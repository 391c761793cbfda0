package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.FiledReport;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.Reckoning.Reckoned;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Ids;

/// What follows from the news of an incident: duties, and one notice to each authority that must
/// see what a report changed. The same news again changes nothing.
@ApplicationScoped
class Preparing {

  private final Dossiers dossiers;
  private final Reckoning reckoning;
  private final Notices notices;
  private final AgreedChannels channels;
  private final Telling telling;
  private final Event<Ready> ready;
  private final Ids ids;
  private final Clock clock;

  Preparing(
      Dossiers dossiers,
      Reckoning reckoning,
      Notices notices,
      AgreedChannels channels,
      Telling telling,
      Event<Ready> ready,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.reckoning = reckoning;
    this.notices = notices;
    this.channels = channels;
    this.telling = telling;
    this.ready = ready;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional(TxType.MANDATORY)
  public void on(ReportFiled filed) {
    var dossier = dossiers.of(filed);
    if (!dossier.hears(filed)) {
      answerAgain(dossier, filed);
      return;
    }
    reckoning.file(new FiledReport(filed));
    var reckoned = reckoning.reckon(dossier);
    var prepared = new ArrayList<Notice>();
    for (var authority : addressees(dossier, reckoned)) {
      prepared.add(prepare(dossier, filed, authority, reckoned));
    }
    telling.workedOut(dossier, reckoned.all());
    prepared.forEach(notice -> telling.prepared(dossier, notice));
    ready.fire(new Ready());
  }

  /// Heard before, so nothing changes. Yet whoever says it again may have missed the answer.
  private void answerAgain(Dossier dossier, ReportFiled filed) {
    if (filed.revision() == dossier.revision()) {
      telling.again(dossier);
    }
  }

  /// Whoever was told already is told of this too, and nobody else is told anything any more.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentWithdrawn withdrawn) {
    var found = dossiers.find(withdrawn.incidentId());
    if (found.isEmpty() || !found.get().hears(withdrawn)) {
      return;
    }
    var dossier = found.get();
    dossier.withdraw(withdrawn.at());
    var earlier = notices.of(dossier.incidentId());
    earlier.stream().filter(Preparing::mayStillBeHeld).forEach(Notice::hold);
    var told =
        earlier.stream()
            .filter(notice -> notice.firstSentAt() != null)
            .collect(Collectors.toMap(Notice::authority, Function.identity(), (first, _) -> first));
    var prepared =
        told.values().stream()
            .map(first -> withdrawal(dossier, first.authority(), first.statutory()))
            .toList();
    telling.changed(dossier, reckoning.withdraw(dossier));
    prepared.forEach(notice -> telling.prepared(dossier, notice));
    ready.fire(new Ready());
  }

  /// Its duties stay open.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentResolved resolved) {
    dossiers.find(resolved.incidentId()).ifPresent(dossier -> dossier.hears(resolved));
  }

  private Notice prepare(Dossier dossier, ReportFiled filed, String authority, Reckoned reckoned) {
    var duties = reckoned.of(authority).stream().filter(TrackedDuty::asksForANotice).toList();
    var plan =
        NoticePlan.of(
            duties.stream().map(Preparing::asked).toList(),
            notices.stagesTo(authority, dossier.incidentId()),
            filed.finalFor().contains(authority));
    var notice =
        new Notice(
            ids.next(),
            dossier,
            authority,
            Notice.Kind.REPORT,
            plan.stage(),
            plan.statutory(),
            clock.instant());
    if (!plan.waitsForApproval(filed.forward(), filed.origin())) {
      notice.release(channels.byHand(authority), clock.instant());
    }
    notices.persist(notice);
    duties.stream()
        .filter(duty -> plan.serves().contains(duty.id()))
        .forEach(duty -> duty.servedBy(notice.id(), notice.state().ofDuties()));
    return notice;
  }

  private Notice withdrawal(Dossier dossier, String authority, boolean statutory) {
    var notice =
        new Notice(
            ids.next(),
            dossier,
            authority,
            Notice.Kind.WITHDRAWAL,
            Stage.FOLLOW_UP,
            statutory,
            clock.instant());
    notice.release(channels.byHand(authority), clock.instant());
    notices.persist(notice);
    return notice;
  }

  /// Those with a duty now, and those who were told before, for what they know has changed. But
  /// whoever heard by choice or consent hears nothing more once that is taken back.
  private List<String> addressees(Dossier dossier, Reckoned reckoned) {
    var addressees = new LinkedHashSet<>(reckoned.authorities());
    notices.of(dossier.incidentId()).stream()
        .filter(notice -> notice.firstSentAt() != null)
        .map(Notice::authority)
        .filter(told -> reckoned.of(told).stream().anyMatch(duty -> !duty.voluntary()))
        .forEach(addressees::add);
    return List.copyOf(addressees);
  }

  private static boolean mayStillBeHeld(Notice notice) {
    return notice.state() == NoticeState.SENDING && notice.firstSentAt() == null;
  }

  private static NoticePlan.Asked asked(TrackedDuty duty) {
    return new NoticePlan.Asked(duty.id(), duty.stage(), duty.statutory(), duty.noticeId() != null);
  }
}
