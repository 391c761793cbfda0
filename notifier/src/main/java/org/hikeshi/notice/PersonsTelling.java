package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.FirstKnown;
import org.hikeshi.dossier.PersonsTold;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.time.JapanTime;

/// The hospital has told persons concerned (本人通知), or done what takes its place: that closes the
/// duty once none of those who were reported is left.
@ApplicationScoped
public class PersonsTelling {

  private final Dossiers dossiers;
  private final Reckoning reckoning;
  private final FirstKnown known;
  private final Telling telling;
  private final Audit audit;
  private final EntityManager database;

  PersonsTelling(
      Dossiers dossiers,
      Reckoning reckoning,
      FirstKnown known,
      Telling telling,
      Audit audit,
      EntityManager database) {
    this.dossiers = dossiers;
    this.reckoning = reckoning;
    this.known = known;
    this.telling = telling;
    this.audit = audit;
    this.database = database;
  }

  /// What became of it.
  public enum Answer {
    RECORDED,
    /// It is no such duty, or does not apply.
    NO_DUTY,
    /// Nobody can have known of the incident then.
    TOO_EARLY
  }

  public Answer told(TrackedDuty duty, PersonsTold.Telling how, Caller caller) {
    var dossier = dossiers.locked(duty.incidentId());
    database.refresh(duty);
    if (!duty.persons() || !duty.applies()) {
      return Answer.NO_DUTY;
    }
    if (known.isLongAfter(how.at(), duty.incidentId())) {
      return Answer.TOO_EARLY;
    }
    reckoning.told(duty, how, caller.subject());
    telling.changed(dossier, List.of(duty));
    audit.record(
        "duty.persons-told",
        duty.hospitalId(),
        "duty/" + duty.id(),
        Map.of("toldOn", JapanTime.dayOf(how.at()).toString()));
    return Answer.RECORDED;
  }
}
