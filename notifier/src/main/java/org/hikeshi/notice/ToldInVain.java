package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.web.Ids;

/// An authority turns out to have a notice whose reason had gone by then: a person had filed it.
/// The newest report, by which that is no more so, was not told there; it is put before the
/// hospital, as a draft. Only the hospital sends it: by then it may have told that authority
/// itself.
@ApplicationScoped
class ToldInVain {

  private final Reckoning reckoning;
  private final Unserved unserved;
  private final Notices notices;
  private final Telling telling;
  private final Ids ids;
  private final Clock clock;

  ToldInVain(
      Reckoning reckoning,
      Unserved unserved,
      Notices notices,
      Telling telling,
      Ids ids,
      Clock clock) {
    this.reckoning = reckoning;
    this.unserved = unserved;
    this.notices = notices;
    this.telling = telling;
    this.ids = ids;
    this.clock = clock;
  }

  /// Does nothing where its authority has, or is to have, the newest report, or hears of no change.
  void by(Notice notice, Dossier dossier) {
    if (dossier.over() || dossier.erasedAt() != null || !notice.hearsOfChanges()) {
      return;
    }
    var reckoned = reckoning.reckon(dossier);
    unserved.putBefore(dossier, reckoned);
    var its =
        notices.of(dossier.incidentId()).stream()
            .filter(one -> one.authority().equals(notice.authority()))
            .toList();
    if (reckoned.hearsOfChanges(notice.authority())
        && its.stream().noneMatch(one -> tells(one, dossier.revision()))) {
      var draft = draft(notice, dossier, its);
      notices.persist(draft);
      telling.prepared(dossier, draft);
    }
  }

  /// A held one of that report is not made twice either: it says what its authority has by then.
  private static boolean tells(Notice one, int newest) {
    return one.reportNo() >= newest && (!one.held() || one.kind() == Notice.Kind.REPORT);
  }

  private Notice draft(Notice notice, Dossier dossier, List<Notice> its) {
    var sofar = its.stream().filter(Notice::isAStage).map(Notice::stage).toList();
    return new Notice(
        ids.next(),
        dossier,
        notice.authority(),
        Notice.Kind.REPORT,
        NoticePlan.of(List.of(), sofar, false),
        clock.instant());
  }
}
