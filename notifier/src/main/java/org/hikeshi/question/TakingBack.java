package org.hikeshi.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Telling;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Tenant;

/// Whoever asked takes a question back that has no answer: nobody waits for one any more.
@ApplicationScoped
public class TakingBack {

  private final Questions questions;
  private final Notices notices;
  private final Dossiers dossiers;
  private final Telling telling;
  private final Audit audit;
  private final EntityManager database;
  private final Tenant tenant;
  private final Clock clock;

  TakingBack(
      Questions questions,
      Notices notices,
      Dossiers dossiers,
      Telling telling,
      Audit audit,
      EntityManager database,
      Tenant tenant,
      Clock clock) {
    this.questions = questions;
    this.notices = notices;
    this.dossiers = dossiers;
    this.telling = telling;
    this.audit = audit;
    this.database = database;
    this.tenant = tenant;
    this.clock = clock;
  }

  /// What became of it.
  public enum Answer {
    /// Also when it was before.
    TAKEN_BACK,
    /// It has an answer.
    ANSWERED,
    /// Nobody of this authority has asked it.
    NO_SUCH_QUESTION
  }

  public Answer takeBack(UUID id, Caller caller) {
    return questions
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(question -> question.authority().equals(caller.authorityId()))
        .map(question -> takeBack(question, caller))
        .orElse(Answer.NO_SUCH_QUESTION);
  }

  private Answer takeBack(Question question, Caller caller) {
    if (question.answered()) {
      return Answer.ANSWERED;
    }
    if (!question.withdrawn()) {
      tenant.all(() -> tell(question, caller));
    }
    return Answer.TAKEN_BACK;
  }

  /// The incident's rows lie beyond an authority's own; so it is written before that sight ends.
  private Question tell(Question question, Caller caller) {
    question.withdraw(caller.subject(), clock.instant());
    var notice = notices.findById(question.noticeId());
    var dossier = dossiers.locked(notice.incidentId());
    telling.of(dossier, notice, said -> Asking.answered(said, question));
    audit.record(
        "question.withdrawn", question.hospitalId(), "question/" + question.id(), Map.of());
    database.flush();
    return question;
  }
}
