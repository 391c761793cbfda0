package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.desk.AlarmBook;
import org.hikeshi.desk.Desk;
import org.hikeshi.desk.DeskView;
import org.hikeshi.dispatch.DispatchView;
import org.hikeshi.dispatch.MadeOffer;
import org.hikeshi.dispatch.SeatView;
import org.hikeshi.roster.Engineers;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// What the duty desk sees of a case and nobody else does.
@ApplicationScoped
class CaseDesk {

  private static final int ALARMS = 50;
  private static final int ENGINEERS = 500;

  private final AlarmBook book;
  private final Engineers engineers;
  private final Roster roster;
  private final Desk desk;
  private final Caller caller;
  private final Audit audit;
  private final Texts texts;
  private final Clock clock;

  CaseDesk(
      AlarmBook book,
      Engineers engineers,
      Roster roster,
      Desk desk,
      Caller caller,
      Audit audit,
      Texts texts,
      Clock clock) {
    this.book = book;
    this.engineers = engineers;
    this.roster = roster;
    this.desk = desk;
    this.caller = caller;
    this.audit = audit;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param alarms what the case has rung, and who took it up
  /// @param engineers whom the desk may put on a seat: those first whom the search would ask now
  /// @param names of whoever is on a seat, or is asked for one
  /// @param phones of whoever is at work
  /// @param people whom it may call in, of itself
  public record AtTheDesk(
      List<AlarmCard> alarms,
      List<Candidate> engineers,
      Map<UUID, String> names,
      Map<UUID, List<String>> phones,
      List<DeskView.Person> people) {

    static final AtTheDesk NOTHING =
        new AtTheDesk(List.of(), List.of(), Map.of(), Map.of(), List.of());

    public List<String> phonesOf(UUID engineer) {
      return phones.getOrDefault(engineer, List.of());
    }
  }

  /// @param duty the key of the words for it
  public record Candidate(UUID id, String name, String employer, String duty) {

    private static final List<String> ORDER = List.of("desk.on-duty", "desk.off-duty", "desk.away");

    static Candidate of(Roster.Entry entry) {
      var engineer = entry.engineer();
      var duty = entry.absent() ? "desk.away" : entry.onDuty() ? "desk.on-duty" : "desk.off-duty";
      return new Candidate(engineer.id(), engineer.name(), engineer.employer(), duty);
    }

    private int place() {
      return ORDER.indexOf(duty);
    }
  }

  AtTheDesk at(DispatchView dispatch) {
    return caller.is(Role.COORDINATOR)
        ? QuarkusTransaction.requiringNew().call(() -> seen(dispatch))
        : AtTheDesk.NOTHING;
  }

  /// Somebody of the desk has opened it, and sees the numbers of those at work for as long as it
  /// stands open.
  void opened(UUID dispatch) {
    if (caller.is(Role.COORDINATOR)) {
      QuarkusTransaction.requiringNew()
          .run(() -> audit.record("desk.numbers-read", null, "dispatch/" + dispatch, Map.of()));
    }
  }

  private AtTheDesk seen(DispatchView dispatch) {
    var alarms =
        book.of(dispatch.id(), ALARMS).stream()
            .map(alarm -> AlarmCard.of(alarm, texts, ""))
            .toList();
    var there = dispatch.seats().stream().map(SeatView::engineer).filter(Objects::nonNull);
    var asked = dispatch.asking().stream().map(MadeOffer::engineerId);
    var named = Stream.concat(there, asked).collect(Collectors.toUnmodifiableSet());
    return new AtTheDesk(
        alarms, toChoose(), engineers.names(named), phones(dispatch), desk.view().people());
  }

  private Map<UUID, List<String>> phones(DispatchView dispatch) {
    return engineers.phones(
        dispatch.seats().stream().filter(SeatView::atWork).map(SeatView::engineer).toList());
  }

  private List<Candidate> toChoose() {
    return roster.at(clock.instant()).stream()
        .map(Candidate::of)
        .sorted(Comparator.comparing(Candidate::place).thenComparing(Candidate::name))
        .limit(ENGINEERS)
        .toList();
  }
}
