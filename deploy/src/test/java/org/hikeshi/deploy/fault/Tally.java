package org.hikeshi.deploy.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// What became of the acknowledged reports, counted in the three databases and where mails and
/// telephone messages arrive.
///
/// Past 200 lines because each promise has its query here.
///
/// @param notices of first reports and of follow-ups
/// @param seated engineers who were told that a seat is theirs
/// @param arrived mails and telephone messages that came, repeats too
/// @param lost acknowledged, but not stored, not dispatched or not told; a yes that was given and
///   is none; written down as sent, and never arrived
/// @param doubled stored, dispatched, seated, told, called by one way or in the timeline twice, or
///   stored though nobody asked for it; arrived under two ids, or with other bytes under one
/// @param wrongAddressee told to somebody who was not to be told, or arrived there
/// @param amiss other promises that do not hold: offers that ended nowhere or not in time, seats
///   that wait on nobody, reports and closings without an answer, notices that have not arrived,
///   reports without an entry in the audit
/// @param wrongAnswers what people were answered that no fault excuses
record Tally(
    int acknowledged,
    int stored,
    int dispatched,
    int notices,
    int seated,
    int arrived,
    List<String> lost,
    List<String> doubled,
    List<String> wrongAddressee,
    List<String> amiss,
    List<String> wrongAnswers) {

  /// Whom an attack without a known leak concerns, by the hospital that reports it.
  private static final Map<String, Set<String>> TOLD =
      Map.of(
          "00000000-0000-7000-8000-00000000000a",
          Set.of("mhlw", "mext", "prefecture-14", "city-142018"),
          "00000000-0000-7000-8000-00000000000b",
          Set.of("mhlw", "prefecture-36"));

  /// @param before incidents that were there before the reports
  static Tally of(Books books, Set<String> before, Promised promised, Arrived arrived) {
    var incidents = later(before, books.rows(Books.INCIDENT_API, "select id from incident"));
    var reports =
        later(
            before,
            books.rows(Books.INCIDENT_API, "select incident_id, no, hospital_id from report"));
    var dispatches =
        later(before, books.rows(Books.DISPATCH_SERVICE, "select incident_id from dispatch"));
    var notices =
        later(
            before,
            books.rows(
                Books.NOTIFIER,
                "select incident_id, report_no, authority from notice where kind = 'REPORT'"));
    var yeses =
        books.rows(Books.DISPATCH_SERVICE, "select id from offer where phase = 'ACCEPTED'").stream()
            .filter(promised.yeses()::contains)
            .toList();

    var wanted = new ArrayList<String>();
    for (var incident : promised.incidents()) {
      wanted.add("incident " + incident);
      wanted.add("dispatch " + incident);
      wanted.add("report " + incident + " 1");
    }
    promised.followUps().forEach(followUp -> wanted.add("report " + followUp));
    promised.yeses().forEach(offer -> wanted.add("yes " + offer));
    var found = new ArrayList<String>();
    for (var report : reports) {
      var row = report.split(" ");
      var one = row[0] + " " + row[1];
      found.add("report " + one);
      TOLD.get(row[2]).forEach(authority -> wanted.add("notice " + one + " " + authority));
    }
    incidents.forEach(one -> found.add("incident " + one));
    dispatches.forEach(one -> found.add("dispatch " + one));
    notices.forEach(one -> found.add("notice " + one));
    yeses.forEach(one -> found.add("yes " + one));

    var differences = new HashMap<String, Integer>();
    wanted.forEach(one -> differences.merge(one, -1, Integer::sum));
    found.forEach(one -> differences.merge(one, 1, Integer::sum));
    var asked = Set.copyOf(wanted);
    var tooMany = named(differences, difference -> difference > 0);
    var doubled = new ArrayList<>(tooMany.stream().filter(asked::contains).toList());
    tooMany.stream()
        .filter(one -> one.startsWith("incident") || one.startsWith("report"))
        .filter(one -> !asked.contains(one))
        .forEach(doubled::add);
    doubled.addAll(seatedTwice(books, before));
    doubled.addAll(toldTwice(books, before));
    doubled.addAll(calledTwice(books, before));
    doubled.addAll(arrived.doubled());
    return new Tally(
        promised.incidents().size(),
        incidents.size(),
        dispatches.size(),
        notices.size(),
        promised.yeses().size(),
        arrived.count(),
        both(named(differences, difference -> difference < 0), arrived.lost()),
        List.copyOf(doubled),
        both(
            tooMany.stream()
                .filter(one -> one.startsWith("notice") && !asked.contains(one))
                .toList(),
            arrived.wrongAddressee()),
        amiss(books, before),
        promised.wrong().stream().sorted().toList());
  }

  /// That the engineers on duty were told no yes at all is amiss too: then nothing of theirs could
  /// have been lost.
  Tally withSomeSeated() {
    return seated > 0
        ? this
        : new Tally(
            acknowledged,
            stored,
            dispatched,
            notices,
            seated,
            arrived,
            lost,
            doubled,
            wrongAddressee,
            both(amiss, List.of("nobody was seated")),
            wrongAnswers);
  }

  boolean complete() {
    return missing() == 0;
  }

  /// How much is not yet as it should be in the end.
  int missing() {
    return lost.size() + amiss.size() + Math.max(0, acknowledged - stored);
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<String> later(Set<String> before, List<String> rows) {
    return rows.stream().filter(row -> !before.contains(row.split(" ")[0])).toList();
  }

  private static List<String> named(Map<String, Integer> differences, IntPredicate which) {
    return differences.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Nobody hands over in these tests, so a seat is accepted once.
  private static List<String> seatedTwice(Books books, Set<String> before) {
    return later(
        before,
        books.rows(
            Books.DISPATCH_SERVICE,
            """
            select d.incident_id, 'is seated twice' from offer o
            join dispatch d on d.id = o.dispatch_id
            where o.phase = 'ACCEPTED' group by d.incident_id, o.seat_id having count(*) > 1
            """));
  }

  private static List<String> toldTwice(Books books, Set<String> before) {
    return later(
        before,
        books.rows(
            Books.INCIDENT_API,
            """
            select incident_id, 'has twice in its timeline', source, version from happening
            group by incident_id, source, version having count(*) > 1
            """));
  }

  /// Whoever was told so, and it is known, is not called by the same way in the same turn again.
  private static List<String> calledTwice(Books books, Set<String> before) {
    return later(
        before,
        books.rows(
            Books.NOTIFIER,
            """
            select c.incident_id, 'has a call that was made twice', c.id, a.pass, a.rung
            from call_attempt a join call c on c.id = a.call_id
            where a.outcome = 'SENT' and c.incident_id is not null
            group by c.id, a.pass, a.rung having count(*) > 1
            """));
  }

  private static List<String> amiss(Books books, Set<String> before) {
    var amiss = new ArrayList<String>();
    amiss.addAll(
        later(
            before,
            books.rows(
                Books.DISPATCH_SERVICE,
                """
                select d.incident_id, 'has offers unaccounted' from dispatch d
                left join offer o on o.dispatch_id = d.id
                group by d.id having d.offers_made <> count(o.id)
                """)));
    amiss.addAll(later(before, books.offersPastTheirEnd()));
    amiss.addAll(
        later(
            before,
            books.rows(
                Books.DISPATCH_SERVICE,
                """
                select d.incident_id, 'has a seat that waits on nobody' from seat s
                join dispatch d on d.id = s.dispatch_id
                where d.phase = 'RUNNING' and s.phase in ('OPEN', 'ASKED') and not exists (
                  select from offer o where o.seat_id = s.id and o.phase = 'OPEN')
                """)));
    amiss.addAll(
        later(
            before,
            books.rows(
                Books.INCIDENT_API,
                """
                select id, 'has no answer' from incident
                where least(dispatch_answered, duties_answered) < revision
                  or dispatch_owes_ending or notices_owe_ending
                """)));
    amiss.addAll(
        later(
            before,
            books.rows(
                Books.NOTIFIER,
                """
                select incident_id, 'has a notice on its way', id from notice
                where state = 'SENDING'
                """)));
    amiss.addAll(
        later(
            before,
            books.rows(
                Books.INCIDENT_API,
                """
                select i.id, 'is not in the audit' from incident i where not exists (
                  select from audit a
                  where a.object = 'incident/' || i.id and a.action like 'report.%')
                """)));
    return amiss;
  }
}
