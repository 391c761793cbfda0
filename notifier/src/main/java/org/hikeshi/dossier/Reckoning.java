package org.hikeshi.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.duty.Duties;
import org.hikeshi.duty.Duty;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Works the duties of an incident out again from all of its reports, and keeps every date that was
/// ever shown.
///
/// Past 200 lines because whatever moves a duty goes through here.
@ApplicationScoped
public class Reckoning {

  private final Duties rules = Duties.byTheBook();
  private final Dossiers dossiers;
  private final FiledReports reports;
  private final KnownDays days;
  private final TrackedDuties duties;
  private final PersonsTellings tellings;
  private final EntityManager database;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;

  Reckoning(
      Dossiers dossiers,
      FiledReports reports,
      KnownDays days,
      TrackedDuties duties,
      PersonsTellings tellings,
      EntityManager database,
      Tenant tenant,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.reports = reports;
    this.days = days;
    this.duties = duties;
    this.tellings = tellings;
    this.database = database;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
  }

  /// Takes a report into the dossier, in its place among the others.
  ///
  /// @return false when it lies there already
  public boolean file(ReportFiled filed) {
    if (reports.has(filed.incidentId(), filed.revision())) {
      return false;
    }
    reports.persist(new FiledReport(filed));
    return true;
  }

  /// By news of a report, or of a duplicate.
  ///
  /// @return all duties of the incident, those that are new or changed among them
  public Reckoned reckon(Dossier dossier) {
    var reckoned = anew(dossier);
    reckoned.all().forEach(TrackedDuty::letGo);
    return reckoned;
  }

  private Reckoned anew(Dossier dossier) {
    var id = dossier.incidentId();
    var before = duties.of(id);
    var known = before.stream().collect(Collectors.toMap(TrackedDuty::key, Function.identity()));
    var all = new ArrayList<TrackedDuty>();
    var changed = new ArrayList<TrackedDuty>();
    for (var duty : workOut(id)) {
      var tracked = known.get(duty.key());
      if (tracked == null) {
        tracked = new TrackedDuty(ids.next(), dossier, duty);
        duties.persist(tracked);
        keepDates(tracked);
        changed.add(tracked);
      } else if (tracked.become(duty)) {
        keepDates(tracked);
        changed.add(tracked);
      }
      all.add(tracked);
    }
    var received = tenant.all(() -> receivedOfDuplicates(id));
    all.stream()
        .filter(duty -> moves(duty, received) && !changed.contains(duty))
        .forEach(changed::add);
    var lifted = lift(before.stream().filter(duty -> !all.contains(duty)).toList());
    changed.addAll(lifted);
    return new Reckoned(all, changed, lifted);
  }

  /// Of these no rule speaks any more, as of another city's once the directory is corrected. Nor
  /// has any of them a notice, whoever has it worked out.
  private List<TrackedDuty> lift(List<TrackedDuty> unasked) {
    var lifted = end(unasked, why("duty.asked-no-more"));
    unasked.forEach(TrackedDuty::letGo);
    return lifted;
  }

  /// Persons who were found since are to be told too.
  private boolean moves(TrackedDuty duty, List<TrackedDuty> received) {
    boolean told = duty.persons() && (duty.state() == DutyState.RECEIPTED || !received.isEmpty());
    return told && tellings.of(duty).leavesSome()
        ? duty.reopened(clock.instant())
        : takesOver(duty, received);
  }

  /// What a duplicate's authority has received of the same duty need not be told again.
  private static boolean takesOver(TrackedDuty duty, List<TrackedDuty> received) {
    var its = received.stream().filter(there -> there.key().equals(duty.key())).toList();
    if (its.stream().anyMatch(duty::hasReceiptOf)) {
      return false;
    }
    var taken = its.stream().filter(duty::wasReceivedBy).findFirst();
    taken.ifPresent(duty::receivedAs);
    return taken.isPresent();
  }

  private List<TrackedDuty> receivedOfDuplicates(UUID incident) {
    return dossiers
        .goingOnIn(incident)
        .flatMap(duplicate -> duties.of(duplicate.incidentId()).stream())
        .filter(duty -> duty.state() == DutyState.RECEIPTED)
        .toList();
  }

  private List<Duty> workOut(UUID incident) {
    var carriedOn = tenant.all(() -> ofDuplicates(incident));
    return rules.workOut(reports.of(incident), days.of(incident), carriedOn);
  }

  /// They may be another hospital's, of the same operator.
  private List<Duty> ofDuplicates(UUID incident) {
    return dossiers.mergedInto(incident).stream()
        .flatMap(duplicate -> workOut(duplicate.incidentId()).stream())
        .toList();
  }

  /// @return the duties that ended by it
  public List<TrackedDuty> withdraw(Dossier dossier) {
    return end(duties.of(dossier.incidentId()), why("duty.withdrawn"));
  }

  /// @return the duties that ended because another incident goes on for this one
  public List<TrackedDuty> merged(Dossier dossier) {
    var why = why("duty.carried-on", dossier.mergedIntoNumber());
    return end(duties.of(dossier.incidentId()), why);
  }

  private List<TrackedDuty> end(List<TrackedDuty> all, Explanation why) {
    var ended = all.stream().filter(duty -> duty.withdrawn(why)).toList();
    ended.forEach(this::keepDates);
    return ended;
  }

  private static Explanation why(String key, Object... arguments) {
    return new Explanation(
        Texts.in(Locale.JAPANESE).of(key, arguments), Texts.in(Locale.ENGLISH).of(key, arguments));
  }

  /// A person sets the day of knowing; the duties that run on the same clock move with it.
  public Reckoned set(Dossier dossier, TrackedDuty duty, LocalDate day, String reason, String by) {
    days.persistAndFlush(
        new KnownDay(ids.next(), duty, dossier.revision(), day, reason, by, clock.instant()));
    return anew(dossier);
  }

  /// Persons concerned were told: that closes the duty to tell them, unless the newest report has
  /// more of them than were told by now.
  public void told(TrackedDuty persons, PersonsTold.Telling telling, String by) {
    tellings.persistAndFlush(new PersonsTold(ids.next(), persons, telling, by, clock.instant()));
    if (persons.state() == DutyState.RECEIPTED || !tellings.of(persons).leavesSome()) {
      persons.received(JapanTime.dayOf(telling.at()), null);
    }
  }

  private void keepDates(TrackedDuty duty) {
    database.persist(new DutyDate(duty, clock.instant()));
  }

  /// What came out.
  ///
  /// @param all of which the rules speak
  /// @param lifted of which they speak no more, since now
  public record Reckoned(
      List<TrackedDuty> all, List<TrackedDuty> changed, List<TrackedDuty> lifted) {

    /// What others are told of.
    public List<TrackedDuty> told() {
      return Stream.concat(all.stream(), lifted.stream()).toList();
    }

    public List<TrackedDuty> of(String authority) {
      return all.stream().filter(duty -> duty.authority().equals(authority)).toList();
    }

    /// Whether an authority that has word of the incident hears when that changes. Whoever has it
    /// by choice or consent alone does not, nor of whom no rule speaks any more.
    public boolean hearsOfChanges(String authority) {
      return of(authority).stream().anyMatch(duty -> !duty.voluntary());
    }

    /// Who is to be told something, in the order in which the rules speak of them.
    public List<String> authorities() {
      return all.stream()
          .filter(TrackedDuty::asksForANotice)
          .map(TrackedDuty::authority)
          .distinct()
          .toList();
    }
  }
}
