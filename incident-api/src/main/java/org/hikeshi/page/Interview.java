package org.hikeshi.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hikeshi.draft.DraftAnswer;
import org.hikeshi.draft.Question;
import org.hikeshi.events.LeakState;
import org.hikeshi.report.SnapshotView;

/// What is known of an incident, what its people have answered since, and what is still to be
/// asked.
final class Interview {

  private static final String LEAK = "/personalData/state";

  private final Map<String, List<String>> known;
  private final Map<Question, DraftAnswer> drafts;

  Interview(SnapshotView latest, Map<Question, DraftAnswer> drafts) {
    this.known = Known.in(latest);
    this.drafts = drafts;
  }

  List<Question> questions() {
    return Question.asked(form().chosen(LEAK, LeakState.NONE.name()));
  }

  Optional<DraftAnswer> draft(Question question) {
    return Optional.ofNullable(drafts.get(question));
  }

  boolean waiting() {
    return !drafts.isEmpty();
  }

  int answered() {
    return drafts.size();
  }

  /// When the first of these answers was typed last.
  Optional<Instant> begun() {
    return drafts.values().stream().map(DraftAnswer::typedAt).min(Comparator.naturalOrder());
  }

  /// Neither known from a report nor answered since, not even by "unknown".
  boolean open(Question question) {
    return !drafts.containsKey(question)
        && !known.containsKey(question.fields().getFirst().pointer());
  }

  List<Question> openOnes() {
    return questions().stream().filter(this::open).toList();
  }

  Optional<Question> first() {
    return tonight().findFirst();
  }

  /// Still open, and not only wanted later.
  private Stream<Question> tonight() {
    return openOnes().stream().filter(question -> !question.later());
  }

  long openTonight() {
    return tonight().count();
  }

  /// The next open one after this, or none: then it is time to check the answers.
  Optional<Question> after(Question question) {
    Predicate<Question> later = other -> other.ordinal() > question.ordinal();
    return tonight().filter(later).findFirst();
  }

  /// How far: the place of this question among all, beginning with one.
  int place(Question question) {
    return questions().indexOf(question) + 1;
  }

  /// What would be known once everything was sent.
  ReportForm form() {
    var all = new HashMap<>(known);
    drafts
        .values()
        .forEach(
            answer -> {
              answer.question().fields().forEach(field -> all.remove(field.pointer()));
              all.putAll(answer.typed().fields());
            });
    return ReportForm.of(all);
  }

  /// Only what was answered since the last report: what the next report says.
  ReportForm news() {
    var said = new HashMap<String, List<String>>();
    drafts.values().forEach(answer -> said.putAll(answer.typed().fields()));
    return ReportForm.of(said);
  }
}
