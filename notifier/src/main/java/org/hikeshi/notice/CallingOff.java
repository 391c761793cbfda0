package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Ids;

/// An incident is over for its authorities: it was taken back, or another one goes on for it.
/// Whoever was told already is told of this too, and nobody else is told anything any more, nor
/// whoever only may have been, before the reason went.
@ApplicationScoped
class CallingOff {

  private final Reckoning reckoning;
  private final GoingOn goingOn;
  private final Holding holding;
  private final Notices notices;
  private final AgreedChannels channels;
  private final Telling telling;
  private final Event<Ready> ready;
  private final Ids ids;
  private final Clock clock;

  CallingOff(
      Reckoning reckoning,
      GoingOn goingOn,
      Holding holding,
      Notices notices,
      AgreedChannels channels,
      Telling telling,
      Event<Ready> ready,
      Ids ids,
      Clock clock) {
    this.reckoning = reckoning;
    this.goingOn = goingOn;
    this.holding = holding;
    this.notices = notices;
    this.channels = channels;
    this.telling = telling;
    this.ready = ready;
    this.ids = ids;
    this.clock = clock;
  }

  void on(Dossier dossier, IncidentWithdrawn withdrawn) {
    dossier.hears(withdrawn);
    dossier.withdraw(withdrawn.at());
    callOff(dossier, Notice.Kind.WITHDRAWAL, reckoning.withdraw(dossier));
  }

  /// The duties of the one end, and the clocks of the other take the earlier day of both.
  void on(Dossier dossier, IncidentMerged merged) {
    dossier.hears(merged);
    dossier.merge(merged.into(), merged.intoNumber(), clock.instant());
    callOff(dossier, Notice.Kind.CARRIED_ON, reckoning.merged(dossier));
    goingOn.in(dossier);
  }

  private void callOff(Dossier dossier, Notice.Kind kind, List<TrackedDuty> ended) {
    var earlier = notices.of(dossier.incidentId());
    var held = holding.whatNeverLeft(earlier);
    var told = new LinkedHashMap<String, Notice>();
    earlier.stream()
        .filter(notice -> notice.firstSentAt() != null && !notice.held())
        .forEach(notice -> told.putIfAbsent(notice.authority(), notice));
    var prepared = told.values().stream().map(first -> ending(dossier, first, kind)).toList();
    telling.changed(dossier, ended);
    holding.tell(dossier, held);
    prepared.forEach(notice -> telling.prepared(dossier, notice));
    ready.fire(Ready.of(prepared));
  }

  private Notice ending(Dossier dossier, Notice first, Notice.Kind kind) {
    var notice =
        new Notice(
            ids.next(),
            dossier,
            first.authority(),
            kind,
            new NoticePlan(Stage.FOLLOW_UP, first.statutory(), List.of()),
            clock.instant());
    notice.release(channels.byHand(first.authority()), clock.instant());
    notices.persist(notice);
    return notice;
  }
}
