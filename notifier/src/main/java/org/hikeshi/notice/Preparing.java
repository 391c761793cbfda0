package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.Reckoning.Reckoned;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
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
  private final CallingOff callingOff;
  private final GoingOn goingOn;
  private final Holding holding;
  private final Event<Ready> ready;
  private final Ids ids;
  private final Clock clock;

  Preparing(
      Dossiers dossiers,
      Reckoning reckoning,
      Notices notices,
      AgreedChannels channels,
      Telling telling,
      CallingOff callingOff,
      GoingOn goingOn,
      Holding holding,
      Event<Ready> ready,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.reckoning = reckoning;
    this.notices = notices;
    this.channels = channels;
    this.telling = telling;
    this.callingOff = callingOff;
    this.goingOn = goingOn;
    this.holding = holding;
    this.ready = ready;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whoever says it again may have missed the answer, which is then given again. A withdrawn
  /// incident takes a late report in and tells nobody.
  @Transactional(TxType.MANDATORY)
  public void on(ReportFiled filed) {
    var dossier = dossiers.of(filed);
    dossier.hears(filed);
    if (!reckoning.file(filed)) {
      telling.again(dossier);
    } else if (dossier.mergedInto() != null) {
      goingOn.in(dossier);
      telling.workedOut(dossier, reckoning.merged(dossier));
    } else if (!dossier.withdrawn()) {
      work(dossier, filed);
    }
  }

  private void work(Dossier dossier, ReportFiled filed) {
    var reckoned = reckoning.reckon(dossier);
    var sofar = notices.of(dossier.incidentId());
    var prepared =
        addressees(sofar, reckoned).stream()
            .map(authority -> prepare(dossier, filed, authority, sofar, reckoned))
            .toList();
    telling.workedOut(dossier, reckoned.told());
    holding.whatNobodyIsOwed(dossier, reckoned);
    prepared.forEach(notice -> telling.prepared(dossier, notice));
    ready.fire(Ready.of(prepared));
  }

  /// Whoever was told already is told of this too, and nobody else is told anything any more.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentWithdrawn withdrawn) {
    dossiers
        .find(withdrawn.incidentId())
        .ifPresent(
            dossier -> {
              if (dossier.over()) {
                telling.overAgain(dossier);
              } else {
                callingOff.on(dossier, withdrawn);
              }
            });
  }

  /// Its duties go on in another incident.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentMerged merged) {
    dossiers
        .find(merged.incidentId())
        .ifPresent(
            dossier -> {
              if (dossier.over()) {
                telling.overAgain(dossier);
              } else {
                callingOff.on(dossier, merged);
              }
            });
  }

  /// Its duties stay open.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentResolved resolved) {
    dossiers.find(resolved.incidentId()).ifPresent(dossier -> dossier.hears(resolved));
  }

  /// Each hospital keeps its own clock, whatever else is of the same attack.
  @Transactional(TxType.MANDATORY)
  public void on(IncidentLinked linked) {
    dossiers.find(linked.incidentId()).ifPresent(dossier -> dossier.hears(linked));
  }

  private Notice prepare(
      Dossier dossier, ReportFiled filed, String authority, List<Notice> sofar, Reckoned reckoned) {
    var duties = reckoned.of(authority).stream().filter(TrackedDuty::asksForANotice).toList();
    var its = sofar.stream().filter(notice -> notice.authority().equals(authority)).toList();
    var last = its.stream().filter(Notice::openFinal).findFirst();
    var again = its.stream().filter(Notice::openAgain).findFirst();
    boolean isTheFinal = filed.finalFor().contains(authority);
    var plan =
        NoticePlan.of(
            duties.stream().map(duty -> asked(duty, last, again)).toList(),
            its.stream().filter(Notice::isAStage).map(Notice::stage).toList(),
            isTheFinal);
    var notice =
        last.filter(_ -> isTheFinal)
            .or(() -> again.filter(draft -> draft.reportNo() <= filed.revision()))
            .orElseGet(
                () ->
                    new Notice(
                        ids.next(), dossier, authority, Notice.Kind.REPORT, plan, clock.instant()));
    notice.filedAs(filed.revision(), plan);
    if (!duties.isEmpty() && duties.stream().allMatch(TrackedDuty::voluntary)) {
      notice.isByChoice();
    }
    last.filter(Notice::openFinal).ifPresent(open -> open.restates(filed.revision()));
    if (!plan.waitsForApproval(filed.forward(), filed.origin())) {
      notice.release(channels.byHand(authority), clock.instant());
    }
    notices.persist(notice);
    duties.stream()
        .filter(duty -> plan.serves().contains(duty.id()))
        .forEach(duty -> duty.servedBy(notice.id(), notice.state().ofDuties()));
    return notice;
  }

  /// Those with a duty now, and those who were told before and hear that what they know has
  /// changed.
  private static List<String> addressees(List<Notice> sofar, Reckoned reckoned) {
    var addressees = new LinkedHashSet<>(reckoned.authorities());
    sofar.stream()
        .filter(Notice::hearsOfChanges)
        .map(Notice::authority)
        .filter(reckoned::hearsOfChanges)
        .forEach(addressees::add);
    return List.copyOf(addressees);
  }

  /// What was put before the hospital without a report serves nothing before its yes.
  private static NoticePlan.Asked asked(
      TrackedDuty duty, Optional<Notice> last, Optional<Notice> again) {
    boolean byDraft =
        Stream.of(last, again)
            .flatMap(Optional::stream)
            .anyMatch(draft -> draft.id().equals(duty.noticeId()));
    return new NoticePlan.Asked(
        duty.id(), duty.stage(), duty.statutory(), duty.isServed() && !byDraft);
  }
}
