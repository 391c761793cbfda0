package org.hikeshi.deploy.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// What became of the acknowledged reports, counted in the three databases.
///
/// @param lost acknowledged, but not stored, not dispatched or not told
/// @param doubled stored, dispatched, seated, told or in the timeline twice, or stored though
///   nobody asked for it
/// @param wrongAddressee told to somebody who was not to be told
/// @param amiss other promises that do not hold: offers that ended nowhere or not in time, reports
///   and closings without an answer, notices that have not arrived, reports without an entry in the
///   audit
record Tally(
    int acknowledged,
    int stored,
    int dispatched,
    int notices,
    List<String> lost,
    List<String> doubled,
    List<String> wrongAddressee,
    List<String> amiss) {

  /// Whom an attack without a known leak concerns, by the hospital that reports it.
  private static final Map<String, Set<String>> TOLD =
      Map.of(
          "00000000-0000-7000-8000-00000000000a",
          Set.of("mhlw", "mext", "prefecture-14", "city-142018"),
          "00000000-0000-7000-8000-00000000000b",
          Set.of("mhlw", "prefecture-36"));

  /// @param before incidents that were there before the reports
  static Tally of(Books books, Set<String> before, Set<String> acknowledged) {
    var incidents =
        later(before, books.rows(Books.INCIDENT_API, "select id, hospital_id from incident"));
    var dispatches =
        later(before, books.rows(Books.DISPATCH_SERVICE, "select incident_id from dispatch"));
    var notices =
        later(
            before,
            books.rows(
                Books.NOTIFIER, "select incident_id, authority from notice where kind = 'REPORT'"));

    var wanted = new ArrayList<String>();
    for (var incident : acknowledged) {
      wanted.add("incident " + incident);
      wanted.add("dispatch " + incident);
    }
    for (var incident : incidents) {
      var idAndHospital = incident.split(" ");
      TOLD.get(idAndHospital[1])
          .forEach(authority -> wanted.add("notice " + idAndHospital[0] + " " + authority));
    }
    var found = new ArrayList<String>();
    incidents.forEach(one -> found.add("incident " + one.split(" ")[0]));
    dispatches.forEach(one -> found.add("dispatch " + one));
    notices.forEach(one -> found.add("notice " + one));

    var differences = new HashMap<String, Integer>();
    wanted.forEach(one -> differences.merge(one, -1, Integer::sum));
    found.forEach(one -> differences.merge(one, 1, Integer::sum));
    var asked = Set.copyOf(wanted);
    var tooMany = named(differences, difference -> difference > 0);
    var doubled = new ArrayList<>(tooMany.stream().filter(asked::contains).toList());
    tooMany.stream()
        .filter(one -> one.startsWith("incident") && !asked.contains(one))
        .forEach(doubled::add);
    doubled.addAll(seatedTwice(books, before));
    doubled.addAll(toldTwice(books, before));
    return new Tally(
        acknowledged.size(),
        incidents.size(),
        dispatches.size(),
        notices.size(),
        named(differences, difference -> difference < 0),
        List.copyOf(doubled),
        tooMany.stream().filter(one -> one.startsWith("notice") && !asked.contains(one)).toList(),
        amiss(books, before));
  }

  boolean complete() {
    return missing() == 0;
  }

  /// How much is not yet as it should be in the end.
  int missing() {
    return lost.size() + amiss.size() + Math.max(0, acknowledged - stored);
  }

  boolean right() {
    return complete() && doubled.isEmpty() && wrongAddressee.isEmpty();
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
