package org.hikeshi.question;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Telling;
import org.hikeshi.question.Question.Answered;
import org.hikeshi.question.Question.Asked;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// An authority asks about a notice that it has, and the hospital answers, each once.
@ApplicationScoped
public class Asking {

  private static final Duration LATELY = Duration.ofDays(14);

  private final Questions questions;
  private final Notices notices;
  private final Dossiers dossiers;
  private final Telling telling;
  private final Audit audit;
  private final EntityManager database;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;

  Asking(
      Questions questions,
      Notices notices,
      Dossiers dossiers,
      Telling telling,
      Audit audit,
      EntityManager database,
      Tenant tenant,
      Ids ids,
      Clock clock) {
    this.questions = questions;
    this.notices = notices;
    this.dossiers = dossiers;
    this.telling = telling;
    this.audit = audit;
    this.database = database;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of an answer.
  public sealed interface Outcome {

    /// Also when the same was said before.
    record Taken(Question.View view) implements Outcome {}

    record AnsweredOtherwise() implements Outcome {}

    /// There is no report of that number.
    record NoSuchReport() implements Outcome {}

    /// Whoever asked has taken it back.
    record TakenBack() implements Outcome {}

    record NoSuchQuestion() implements Outcome {}
  }

  /// The thread from its beginning, behind `after`. Who may see the notice may see it.
  public List<Question.View> thread(UUID notice, @Nullable UUID after, int most) {
    return questions.about(notice, after, most).stream().map(one -> one.view(today())).toList();
  }

  /// The notices of which an authority had an answer in the last two weeks, the newest answer
  /// first.
  public List<Notice> answeredLately(Caller caller, int most) {
    return questions.answered(caller.authorityId(), clock.instant().minus(LATELY), most).stream()
        .flatMap(id -> notices.findByIdOptional(id).stream())
        .toList();
  }

  /// What was asked about a notice, and nobody has answered.
  public record Unanswered(Notice notice, Question.View question) {}

  /// What an authority still waits for: the latest first, then by its day.
  public List<Unanswered> unanswered(Caller caller, int most) {
    return questions.unanswered(caller.authorityId(), most).stream()
        .flatMap(
            one ->
                notices.findByIdOptional(one.noticeId()).stream()
                    .map(notice -> new Unanswered(notice, one.view(today()))))
        .toList();
  }

  public boolean isOver(LocalDate day) {
    return day.isBefore(today());
  }

  /// What an authority asks is told of the incident, whose rows lie beyond its own; so it is
  /// written before that sight ends.
  public Question.View ask(Notice notice, Asked asked, Caller caller) {
    return tenant.all(
        () -> {
          var question = new Question(ids.next(), notice, asked, caller.subject(), clock.instant());
          questions.persist(question);
          telling.of(dossiers.locked(notice.incidentId()), notice, said -> asked(said, question));
          audit.record(
              "question.asked", notice.hospitalId(), "question/" + question.id(), Map.of());
          database.flush();
          return question.view(today());
        });
  }

  public Outcome answer(UUID id, Answered said, Caller caller) {
    return questions
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(question -> question.hospitalId().equals(caller.hospitalId()))
        .map(question -> answer(question, said, caller))
        .orElseGet(Outcome.NoSuchQuestion::new);
  }

  private Outcome answer(Question question, Answered said, Caller caller) {
    var notice = notices.findById(question.noticeId());
    var dossier = dossiers.locked(notice.incidentId());
    if (said.reportNo() != null && said.reportNo() > dossier.revision()) {
      return new Outcome.NoSuchReport();
    }
    if (question.withdrawn()) {
      return new Outcome.TakenBack();
    }
    var news = !question.answered();
    var from = report(notice, said.reportNo()).map(Notice::id).orElse(null);
    if (!question.answer(said, from, caller.subject(), clock.instant())) {
      return new Outcome.AnsweredOtherwise();
    }
    if (news) {
      telling.of(dossier, notice, told -> answered(told, question));
      audit.record(
          "question.answered", question.hospitalId(), "question/" + question.id(), Map.of());
    }
    return new Outcome.Taken(question.view(today()));
  }

  private Optional<Notice> report(Notice notice, @Nullable Integer no) {
    return no == null ? Optional.empty() : notices.of(notice.incidentId(), notice.authority(), no);
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }

  private static NoticeEvent asked(Telling.Said said, Question question) {
    return new NoticeEvent.QuestionAsked(
        said.notice().incidentId(),
        said.version(),
        said.at(),
        said.dossier().revision(),
        said.duties(),
        said.notice().id(),
        question.id(),
        question.authority(),
        question.dueOn());
  }

  static NoticeEvent answered(Telling.Said said, Question question) {
    return new NoticeEvent.QuestionAnswered(
        said.notice().incidentId(),
        said.version(),
        said.at(),
        said.dossier().revision(),
        said.duties(),
        said.notice().id(),
        question.id(),
        question.authority(),
        question.withdrawn() ? true : null);
  }
}
