package org.hikeshi.deploy.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.deploy.fault.Sinks.Came;

/// What came by mail and by telephone, held against what the services say that they sent, and to
/// whom. The same under the same id may come again: at least once.
///
/// @param count how many files
/// @param lost written down as delivered, and never came
/// @param doubled other bytes under the same id, or the same notice under two
/// @param wrongAddressee came where it was not to come, or is nothing that anybody knows of
record Arrived(int count, List<String> lost, List<String> doubled, List<String> wrongAddressee) {

  private static final String DESK = "desk@hikeshi.invalid";

  /// What a service says that it sent.
  ///
  /// @param way mail or phone
  /// @param of the incident
  record Sent(String way, String id, String of) {}

  /// @param sent what must have come
  /// @param earlier files of it that lead to nothing any more, since the books were put back
  /// @param may by the id of what is sent, where it may come
  static Arrived of(
      Set<Sent> sent, List<Came> came, Set<String> earlier, Map<String, Set<String>> may) {
    var there = came.stream().map(one -> one.way() + " " + one.id()).collect(Collectors.toSet());
    var lost =
        sent.stream()
            .filter(one -> !there.contains(one.way() + " " + one.id()))
            .map(one -> "%s %s of %s never came".formatted(one.way(), one.id(), one.of()))
            .sorted()
            .toList();
    var now = came.stream().filter(one -> !earlier.contains(one.file())).toList();
    var doubled = new ArrayList<String>();
    different(now, Came::id, Came::bytes)
        .forEach((id, bytes) -> doubled.add(id + " came with other bytes"));
    different(now, Came::notice, Came::id)
        .forEach((notice, ids) -> doubled.add("notice " + notice + " came as " + ids));
    var wrong =
        now.stream()
            .filter(one -> !may.getOrDefault(one.id(), Set.of()).contains(one.to()))
            .map(
                one ->
                    may.containsKey(one.id())
                        ? "%s is for %s".formatted(one.file(), may.get(one.id()))
                        : one.file() + " is nothing that anybody sent")
            .toList();
    return new Arrived(now.size(), lost, List.copyOf(doubled), wrong);
  }

  /// Keys under which there is more than one value; empty ones do not count.
  private static Map<String, Set<String>> different(
      List<Came> came, Function<Came, String> key, Function<Came, String> value) {
    var different = new TreeMap<String, Set<String>>();
    for (var one : came) {
      if (!key.apply(one).isEmpty() && !value.apply(one).isEmpty()) {
        different.computeIfAbsent(key.apply(one), _ -> new TreeSet<>()).add(value.apply(one));
      }
    }
    different.values().removeIf(values -> values.size() < 2);
    return different;
  }

  /// What the books say was sent is read before the sinks, and whom it may have gone to after them:
  /// each is written down in that order.
  ///
  /// @param before incidents of which nothing is asked
  static Arrived in(Books books, Sinks sinks, Set<String> before, Set<String> earlier) {
    var sent = sent(books, before);
    var came = sinks.came();
    return of(sent, came, earlier, addressees(books));
  }

  private static Set<Sent> sent(Books books, Set<String> before) {
    return books
        .rows(
            Books.NOTIFIER,
            """
            select 'mail', n.id, n.incident_id from notice n
            join channel c on c.authority = n.authority
            where n.state in ('DELIVERED', 'RECEIPTED') and coalesce((
                select d.channel from delivery d
                where d.notice_id = n.id and d.outcome = 'DELIVERED' limit 1),
              case n.state when 'DELIVERED' then c.type end) = 'EMAIL'
            union
            select case a.way when 'EMAIL' then 'mail' else 'phone' end,
              case a.way when 'EMAIL' then c.id else a.id end, c.incident_id
            from call_attempt a join call c on c.id = a.call_id
            where a.outcome = 'SENT' and a.way in ('EMAIL', 'SMS', 'VOICE')
              and c.incident_id is not null
            """)
        .stream()
        .map(row -> row.split(" "))
        .filter(row -> !before.contains(row[2]))
        .map(row -> new Sent(row[0], row[1], row[2]))
        .collect(Collectors.toSet());
  }

  private static Map<String, Set<String>> addressees(Books books) {
    var engineers =
        byId(books.rows(Books.DISPATCH_SERVICE, "select engineer_id, destination from contact"));
    var desk = new TreeSet<>(Set.of(DESK));
    desk.addAll(
        books.rows(
            Books.DISPATCH_SERVICE,
            "select jsonb_array_elements(contacts) ->> 'to' from desk_person"));
    var hospitals =
        byId(
            books.rows(
                Books.INCIDENT_API,
                """
                select i.id, unnest(array[c.phone, c.email]) from incident i
                join (
                  select hospital_id, null::uuid as incident_id, phone, email from hospital_contact
                  union all
                  select hospital_id, incident_id, phone, email from report_contact) c
                on c.hospital_id = i.hospital_id and coalesce(c.incident_id, i.id) = i.id
                """));
    var may =
        byId(
            books.rows(
                Books.NOTIFIER,
                """
                select n.id, c.email from notice n join channel c on c.authority = n.authority
                """));
    Set<String> nobody = Set.of();
    for (var row :
        books.rows(
            Books.NOTIFIER,
            """
            select c.id, c.id, c.kind, c.engineer_id, c.incident_id from call c
            union all
            select a.id, c.id, c.kind, c.engineer_id, c.incident_id
            from call_attempt a join call c on c.id = a.call_id
            union all
            select r.id, r.id, unnest(array[l.reader, 'DESK']), null, r.incident_id
            from letter l join reminder r on r.id = l.reminder_id
            """)) {
      var call = row.split(" ");
      may.computeIfAbsent(call[0], _ -> new TreeSet<>())
          .addAll(
              switch (call[2]) {
                case "COMING", "HOSPITAL" -> hospitals.getOrDefault(call[4], nobody);
                case "UNANSWERED", "LATE", "SILENT", "GAPS", "DESK", "TRIAL" -> desk;
                default -> engineers.getOrDefault(call[3], nobody);
              });
    }
    may.put("head", Set.of(DESK));
    may.put("call-down", Set.of(DESK));
    return may;
  }

  private static Map<String, Set<String>> byId(List<String> rows) {
    var byId = new HashMap<String, Set<String>>();
    for (var row : rows) {
      var columns = row.split(" ", 2);
      byId.computeIfAbsent(columns[0], _ -> new TreeSet<>()).add(columns[1]);
    }
    return byId;
  }
}
