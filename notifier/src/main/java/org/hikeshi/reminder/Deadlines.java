package org.hikeshi.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.DutyDates;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.question.Question;
import org.hikeshi.question.Questions;
import org.hikeshi.web.time.JapanTime;

/// The days that are still to be met in an incident, as its duties, notices and questions stand.
@ApplicationScoped
class Deadlines {

  private final TrackedDuties duties;
  private final DutyDates dates;
  private final Notices notices;
  private final Questions questions;

  Deadlines(TrackedDuties duties, DutyDates dates, Notices notices, Questions questions) {
    this.duties = duties;
    this.dates = dates;
    this.notices = notices;
    this.questions = questions;
  }

  List<Deadline> of(Dossier dossier) {
    var all = new ArrayList<Deadline>();
    var tracked = duties.of(dossier.incidentId());
    var shown = dates.shownSince(dossier.incidentId());
    tracked.stream()
        .filter(duty -> !duty.closed() && (duty.statutory() || dossier.erasedAt() == null))
        .forEach(
            duty ->
                all.addAll(of(duty, duty.openSince(Objects.requireNonNull(shown.get(duty.id()))))));
    var served =
        tracked.stream()
            .filter(TrackedDuty::applies)
            .map(TrackedDuty::noticeId)
            .collect(Collectors.toSet());
    var told = notices.of(dossier.incidentId());
    for (var notice : told) {
      var spokenOf =
          served.contains(notice.id())
              || told.stream().anyMatch(notice::isContainedIn)
              || isOver(notice, dossier);
      all.addAll(of(notice, spokenOf));
    }
    questions.open(dossier.incidentId()).stream().flatMap(Deadlines::of).forEach(all::add);
    return List.copyOf(all);
  }

  /// Nobody need file it: it is held, or its authority is told of the incident's end instead; or
  /// nobody can, for its words are erased.
  private static boolean isOver(Notice notice, Dossier dossier) {
    return notice.held() || (dossier.over() && notice.tellsAReport()) || dossier.erasedAt() != null;
  }

  private static List<Deadline> of(TrackedDuty duty, Instant since) {
    var all = new ArrayList<Deadline>();
    if (duty.targetOn() != null) {
      all.add(of(duty, Matter.TARGET, duty.targetOn(), since));
    }
    if (duty.dueOn() != null) {
      var last = duty.stage() == Stage.PRELIMINARY ? Matter.PRELIMINARY : Matter.FINAL;
      all.add(of(duty, last, duty.dueOn(), since));
    } else if (waitsForAPerson(duty)) {
      all.add(of(duty, Matter.WAITING, JapanTime.dayOf(since), since));
    }
    return all;
  }

  private static Deadline of(TrackedDuty duty, Matter matter, LocalDate day, Instant since) {
    var stage = duty.stage();
    return new Deadline(
        duty.id(),
        matter,
        day,
        since,
        duty.authority(),
        stage,
        stage == null ? null : stage.name(),
        duty.state().name());
  }

  private static boolean waitsForAPerson(TrackedDuty duty) {
    return duty.state() == DutyState.TO_FILE
        || duty.state() == DutyState.FAILED
        || (duty.state() == DutyState.DRAFT && duty.noticeId() != null);
  }

  /// A notice that serves a duty with a day is spoken of with that day, and one that serves none
  /// with the newer one that has all of it; but that it does not arrive is said of each.
  private static List<Deadline> of(Notice notice, boolean spokenOf) {
    var all = new ArrayList<Deadline>();
    switch (notice.state()) {
      case SENDING -> {
        var since = Objects.requireNonNullElse(notice.tryingSince(), notice.preparedAt());
        all.add(of(notice, Matter.UNDELIVERED, since));
      }
      case FAILED -> {
        all.add(of(notice, Matter.GAVE_UP, Objects.requireNonNull(notice.gaveUpAt())));
        if (!spokenOf) {
          all.add(of(notice, Matter.WAITING, notice.preparedAt()));
        }
      }
      case DRAFT, TO_FILE -> {
        if (!spokenOf && !notice.openAgain() && !notice.openFinal()) {
          all.add(of(notice, Matter.WAITING, notice.preparedAt()));
        }
      }
      case DELIVERED, RECEIPTED -> {}
    }
    return all;
  }

  private static Deadline of(Notice notice, Matter matter, Instant since) {
    return new Deadline(
        notice.id(),
        matter,
        JapanTime.dayOf(since),
        since,
        notice.authority(),
        notice.stage(),
        notice.kind().called(notice.stage()),
        notice.state().name());
  }

  private static Stream<Deadline> of(Question question) {
    return Stream.of(
        of(question, Matter.ASKED, JapanTime.dayOf(question.askedAt())),
        of(question, Matter.QUESTION, question.dueOn()));
  }

  private static Deadline of(Question question, Matter matter, LocalDate day) {
    return new Deadline(
        question.id(), matter, day, question.askedAt(), question.authority(), null, null, "OPEN");
  }
}
