package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.PersonsTold;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.time.JapanTime;

/// The hospital has told the persons concerned (本人通知), or done what takes its place: that closes
/// the duty.
@ApplicationScoped
public class PersonsTelling {

  private final Dossiers dossiers;
  private final Reckoning reckoning;
  private final Telling telling;
  private final Audit audit;

  PersonsTelling(Dossiers dossiers, Reckoning reckoning, Telling telling, Audit audit) {
    this.dossiers = dossiers;
    this.reckoning = reckoning;
    this.telling = telling;
    this.audit = audit;
  }

  /// @return false where it is no such duty, or does not apply
  public boolean told(TrackedDuty duty, PersonsTold.Telling how, Caller caller) {
    var dossier = dossiers.locked(duty.incidentId());
    if (!duty.persons() || !duty.applies()) {
      return false;
    }
    reckoning.told(duty, how, caller.subject());
    telling.changed(dossier, List.of(duty));
    audit.record(
        "duty.persons-told",
        duty.hospitalId(),
        "duty/" + duty.id(),
        Map.of("toldOn", JapanTime.dayOf(how.at()).toString()));
    return true;
  }
}
