package org.hikeshi.deploy.fault;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.deploy.local.LocalPostgres;

/// What lies in the three databases, read past every front door: the only witness that no service
/// can talk round.
record Books(LocalPostgres postgres) {

  static final String INCIDENT_API = "incident_api";
  static final String DISPATCH_SERVICE = "dispatch_service";
  static final String NOTIFIER = "notifier";

  /// Columns of a row that only say when something was last tried, or where it stands in Kafka.
  private static final String TRIES =
      "'{tried_at,asked_at,leased_until,next_attempt_at,published_at,partition,ack_offset,remind_at}'"
          + "::text[]";

  /// What changes by other things than events: by time, by people who ask, by starting.
  private static final Set<String> NO_BUSINESS =
      Set.of("flyway_schema_history", "clock_offset", "ended_session", "head_mail", "call_down");

  private static final List<String> DATABASES = List.of(INCIDENT_API, DISPATCH_SERVICE, NOTIFIER);

  /// The rows, each as its columns joined by a blank. Throws [IllegalStateException] while the
  /// database is away.
  List<String> rows(String database, String sql) {
    try (var connection = postgres.connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        found.add(String.join(" ", columns));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String database, String sql) {
    try (var connection = postgres.connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Set<String> incidents() {
    return Set.copyOf(rows(INCIDENT_API, "select id from incident"));
  }

  List<String> openIncidents() {
    return rows(
        INCIDENT_API,
        "select id from incident where status not in ('RESOLVED', 'WITHDRAWN') order by id");
  }

  String newestIncidentOf(String hospital) {
    return rows(
            INCIDENT_API,
            "select id from incident where hospital_id = '%s' order by id desc limit 1"
                .formatted(hospital))
        .getFirst();
  }

  /// Whether some call comes back to its ladder: that its offer is over it finds out only then.
  boolean callsHaveTurnsLeft() {
    return !rows(NOTIFIER, "select id from call where next_attempt_at is not null limit 1")
        .isEmpty();
  }

  /// Whether nothing waits to be sent to Kafka.
  boolean allSaid() {
    return DATABASES.stream()
        .allMatch(
            database ->
                rows(database, "select id from outbox where published_at is null limit 1")
                    .isEmpty());
  }

  /// A row that Kafka has, or had.
  ///
  /// @param at when it was sent, in seconds
  record Said(String id, int partition, long offset, String at) {

    /// Whether Kafka, whose partitions end there, has it no more.
    boolean isBehind(Map<Integer, Long> ends) {
      return offset >= ends.getOrDefault(partition, 0L);
    }
  }

  /// What incident-api has told Kafka.
  Set<Said> said() {
    return rows(
            INCIDENT_API,
            """
            select id, partition, ack_offset, extract(epoch from published_at) from outbox
            where published_at is not null and partition is not null
            """)
        .stream()
        .map(row -> row.split(" "))
        .map(row -> new Said(row[0], Integer.parseInt(row[1]), Long.parseLong(row[2]), row[3]))
        .collect(Collectors.toSet());
  }

  /// Offers of which anything else was told than the one end that they have: that one lapsed and
  /// was accepted, say.
  List<String> offersToldOtherwise() {
    return rows(
        DISPATCH_SERVICE,
        """
        select d.incident_id, 'has an offer that is', o.phase, 'and was told as',
          string_agg(split_part(e.type, '.', 4), ' and ' order by e.id)
        from offer o join dispatch d on d.id = o.dispatch_id
        left join outbox e on e.incident_id = d.incident_id
          and e.type ~ '^org.hikeshi.offer.(accepted|declined|lapsed|withdrawn).'
          and e.payload::jsonb ->> 'offerId' = o.id::text
        where o.way = 'RANKED' and o.phase <> 'OPEN'
        group by d.incident_id, o.id
        having array_agg(split_part(e.type, '.', 4)) <> array[lower(o.phase)]
        """);
  }

  /// Offers that are open though their end was ten seconds ago.
  List<String> offersPastTheirEnd() {
    return rows(
        DISPATCH_SERVICE,
        """
        select d.incident_id, 'has an offer past its end' from offer o
        join dispatch d on d.id = o.dispatch_id
        where o.phase = 'OPEN'
          and o.expires_at + interval '10 s'
            < now() + (select seconds from clock_offset) * interval '1 s'
        """);
  }

  /// Whether a reminder or a letter is to be written by now.
  boolean lettersAreDue() {
    return !rows(
            NOTIFIER,
            """
            select incident_id from dossier where remind_at <= now()
            union all select reminder_id from letter where state = 'SENDING'
            limit 1
            """)
        .isEmpty();
  }

  /// One number for each table of the business: the same as long as nothing in it changes.
  Map<String, String> hashes() {
    var hashes = new HashMap<String, String>();
    DATABASES.forEach(
        database ->
            rows(database, "select tablename from pg_tables where schemaname = 'public'").stream()
                .filter(table -> !NO_BUSINESS.contains(table))
                .forEach(table -> hashes.put(database + "." + table, hash(database, table))));
    return hashes;
  }

  private String hash(String database, String table) {
    return rows(
            database,
            """
            select coalesce(md5(string_agg(line, '' order by line)), '')
            from (select (to_jsonb(t) - %s)::text as line from %s t) lines
            """
                .formatted(TRIES, table))
        .getFirst();
  }
}
