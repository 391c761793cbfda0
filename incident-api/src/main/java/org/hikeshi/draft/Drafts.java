package org.hikeshi.draft;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.draft.DraftAnswer.Saving;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Ids;

/// The answers that wait to be sent, of every incident.
@ApplicationScoped
public class Drafts implements PanacheRepositoryBase<DraftAnswer, UUID> {

  private static final String SUMMARY = "/summary";
  private static final Read FIRST = new Read(1, 0);

  private final Ids ids;
  private final Clock clock;

  Drafts(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  public Map<Question, DraftAnswer> of(UUID incidentId) {
    return list("incidentId", incidentId).stream()
        .collect(Collectors.toMap(DraftAnswer::question, answer -> answer));
  }

  public Optional<DraftAnswer> find(UUID incidentId, Question question) {
    return find("incidentId = ?1 and question = ?2", incidentId, question).firstResultOptional();
  }

  /// The caller holds the incident's lock, so that two first answers do not race.
  ///
  /// @param read what was on the screen, by now compared with the newest report
  public Saving save(
      UUID incidentId, UUID hospitalId, Question question, Read read, Typed typed, String by) {
    var found = find(incidentId, question);
    var answer =
        found.orElseGet(() -> new DraftAnswer(ids.next(), incidentId, hospitalId, question));
    var edition = found.isPresent() ? read.edition() : 0;
    var saving = answer.become(edition, typed, by, clock.instant());
    if (saving instanceof Saving.Saved) {
      answer.seen(read.revision());
    }
    if (found.isEmpty()) {
      persist(answer);
    }
    return saving;
  }

  /// Keeps what a report could not say as the answers to its questions, as it was typed.
  ///
  /// @param typed by field; what no question asks for is not kept here
  public void keep(UUID incidentId, UUID hospitalId, Map<String, List<String>> typed, String by) {
    Stream.of(Question.values())
        .filter(
            question -> question.fields().stream().anyMatch(at -> typed.containsKey(at.pointer())))
        .forEach(
            question ->
                save(incidentId, hospitalId, question, FIRST, Typed.into(question, typed), by));
  }

  /// Keeps words that an open incident's report had no room for, after those that wait already.
  ///
  /// @param typed by field; nothing where all was reported
  public void keepMore(
      UUID incidentId, UUID hospitalId, int revision, Map<String, List<String>> typed, String by) {
    var whole = String.join("\n", typed.getOrDefault(SUMMARY, List.of()));
    if (whole.isEmpty()) {
      return;
    }
    var waiting = find(incidentId, Question.SUMMARY);
    var before = waiting.map(answer -> answer.typed().fields().getOrDefault(SUMMARY, List.of()));
    var words = Summary.after(String.join("\n", before.orElse(List.of())), whole);
    var read = new Read(revision, waiting.map(DraftAnswer::edition).orElse(0));
    var answer = Typed.into(Question.SUMMARY, Map.of(SUMMARY, List.of(words)));
    save(incidentId, hospitalId, Question.SUMMARY, read, answer, by);
  }

  /// Once they were sent they are part of a report, and no longer waiting. The others wait on.
  public long sent(Collection<DraftAnswer> answers) {
    return delete("id in ?1", answers.stream().map(DraftAnswer::id).toList());
  }
}
