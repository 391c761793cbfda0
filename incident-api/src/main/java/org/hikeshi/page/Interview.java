package org.hikeshi.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hikeshi.draft.DraftAnswer;
import org.hikeshi.draft.Field;
import org.hikeshi.draft.Question;
import org.hikeshi.draft.Typed;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Persons.Qualifier;
import org.hikeshi.report.SnapshotView;

/// What is known of an incident, what its people have answered since, and what is still to be
/// asked.
///
/// Past 200 lines because it answers each thing that a page asks about a question.
final class Interview {

  private static final String LEAK = "/personalData/state";

  private final Map<String, List<String>> known;
  private final Map<Question, DraftAnswer> drafts;
  private final int revision;
  private final IntFunction<SnapshotView> reports;

  /// @param revision the newest report's number
  /// @param reports what each report left to be known, by its number
  Interview(
      SnapshotView latest,
      Map<Question, DraftAnswer> drafts,
      int revision,
      IntFunction<SnapshotView> reports) {
    this(Known.in(latest), drafts, revision, reports);
  }

  private Interview(
      Map<String, List<String>> known,
      Map<Question, DraftAnswer> drafts,
      int revision,
      IntFunction<SnapshotView> reports) {
    this.known = known;
    this.drafts = drafts;
    this.revision = revision;
    this.reports = reports;
  }

  /// The same, of some of the answers only.
  Interview only(Predicate<DraftAnswer> which) {
    var some = new HashMap<>(drafts);
    some.values().removeIf(which.negate());
    return new Interview(known, some, revision, reports);
  }

  List<Question> questions() {
    return Question.asked(form().chosen(LEAK, LeakState.NONE.name()));
  }

  Optional<DraftAnswer> draft(Question question) {
    return Optional.ofNullable(drafts.get(question));
  }

  Map<Question, DraftAnswer> drafts() {
    return drafts;
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
    for (var answer : drafts.values()) {
      var typed = answer.typed().fields();
      if (!typed.isEmpty() && oneAnswer(answer)) {
        answer.question().fields().forEach(field -> all.remove(field.pointer()));
      }
      all.putAll(typed);
    }
    return ReportForm.of(all);
  }

  /// Of a number and of an item, the fields are one answer; of all others, a report that leaves a
  /// field out leaves it as it was.
  private static boolean oneAnswer(DraftAnswer answer) {
    return answer.question() == Question.PERSONS
        ? saysHowMany(ReportForm.of(answer.typed().fields()))
        : answer.question().later();
  }

  /// "Exactly" without a number says nothing new: the number stays that was said before.
  private static boolean saysHowMany(ReportForm typed) {
    return typed.text("/personalData/persons/count") != null
        || typed.chosen("/personalData/persons/qualifier", Qualifier.UNKNOWN.name());
  }

  /// Whether something that a report has said stays, though its field was emptied or "unknown" was
  /// pressed: there is no way to say so.
  boolean stays(Question question) {
    var answer = drafts.get(question);
    return answer != null
        && (answer.typed().fields().isEmpty() || !oneAnswer(answer))
        && question.fields().stream()
            .map(Field::pointer)
            .anyMatch(at -> known.containsKey(at) && !answer.typed().fields().containsKey(at));
  }

  /// Whether reports have changed what is known of a question since its writer read it. Who says
  /// the same as they do is not overtaken.
  ///
  /// @param read the newest report that the writer has seen; 0 where nobody knows
  boolean overtaken(Question question, Typed typed, int read) {
    if (read == 0 || read >= revision) {
      return false;
    }
    var now = answer(question, known);
    return !now.equals(answer(question, Known.in(reports.apply(read))))
        && !now.equals(answer(question, typed.fields()));
  }

  boolean overtaken(DraftAnswer draft) {
    return overtaken(draft.question(), draft.typed(), draft.revision());
  }

  /// What reports say of a question that whoever has answered it has not seen.
  Optional<ReportForm> since(Question question) {
    return draft(question).filter(this::overtaken).map(_ -> reported(question));
  }

  /// What is known of one question by the newest report.
  ReportForm reported(Question question) {
    var all = new HashMap<>(known);
    all.keySet().retainAll(question.fields().stream().map(Field::pointer).toList());
    return ReportForm.of(all);
  }

  /// However a browser sends it.
  private static Map<String, List<String>> answer(
      Question question, Map<String, List<String>> fields) {
    var answer = new HashMap<String, List<String>>();
    for (var field : question.fields()) {
      var values =
          fields.getOrDefault(field.pointer(), List.of()).stream()
              .map(value -> value.replace("\r\n", "\n").strip())
              .filter(value -> !value.isEmpty())
              .sorted()
              .toList();
      if (!values.isEmpty()) {
        answer.put(field.pointer(), values);
      }
    }
    return answer;
  }

  /// Only what was answered since the last report: what the next report says.
  ReportForm news() {
    var said = new HashMap<String, List<String>>();
    drafts.values().forEach(answer -> said.putAll(answer.typed().fields()));
    return ReportForm.of(said);
  }
}
