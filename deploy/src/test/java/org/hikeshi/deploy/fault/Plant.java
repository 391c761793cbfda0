package org.hikeshi.deploy.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;

/// A bug that is planted to see whether the tests find it: `-Dplant=forgotten-outbox`. Each is put
/// into the database, so that the services under test are the ones that are shipped.
///
/// Past 200 lines because each bug is here as it is planted.
enum Plant {
  FORGOTTEN_OUTBOX(
      Books.INCIDENT_API,
      "an event is not written down with its report",
      Found.LOST,
      "dispatch ",
      drops("outbox", "new.type = 'org.hikeshi.report.filed.v1' and random() < 0.3")),
  LOST_ANSWERS(
      Books.DISPATCH_SERVICE,
      "what dispatch-service says of some incidents does not leave",
      Found.AMISS,
      "has no answer",
      drops("outbox", "new.incident_id::text ~ '[0-7]$'")),
  UNTOLD_ENDS(
      Books.DISPATCH_SERVICE,
      "the end of a dispatch is not told",
      Found.AMISS,
      "has no answer",
      drops("outbox", "new.payload ~ '\"state\":\"(DONE|STOOD_DOWN)\",\"seats\"'")),
  WRONG_ADDRESSEE(
      Books.NOTIFIER,
      "a notice goes to the neighbouring prefecture",
      Found.WRONG_ADDRESSEE,
      "prefecture-37",
      changes(
          "notice",
          "insert",
          "new.authority := replace(new.authority, 'prefecture-36', 'prefecture-37')")),
  UNWRITTEN_NOTICES(
      Books.NOTIFIER,
      "a notice is not written down",
      Found.LOST,
      "mext",
      drops("notice", "new.authority = 'mext'")),
  SILENT_AUDIT(
      Books.INCIDENT_API,
      "who filed what is not kept",
      Found.AMISS,
      "is not in the audit",
      drops("audit", "random() < 0.3")),
  NO_IDEMPOTENCY(
      Books.INCIDENT_API,
      "the key of a request is not unique",
      Found.DOUBLED,
      "incident ",
      "alter table idempotency_key drop constraint idempotency_key_pkey",
      """
      truncate idempotency_key
      -- then
      alter table idempotency_key add primary key (caller, method, path, key)
      """),
  EVENTS_ARE_NEWS_AGAIN(
      Books.DISPATCH_SERVICE,
      "the check for an event that was heard before is left out",
      Found.WRONG,
      "changed by what was said again",
      changes("dispatch", "insert or update", "new.heard := 0")),
  TWICE_IN_THE_TIMELINE(
      Books.INCIDENT_API,
      "what happened is written down twice, and has no unique key",
      Found.DOUBLED,
      "has twice in its timeline",
      """
      alter table happening drop constraint happening_incident_id_source_version_key
      -- then
      create function planted() returns trigger language plpgsql as $$ begin
        if pg_trigger_depth() = 1 then
          insert into happening (id, incident_id, hospital_id, source, version, what, at, codes)
          values (gen_random_uuid(), new.incident_id, new.hospital_id, new.source, new.version,
            new.what, new.at, new.codes);
        end if;
        return null;
      end $$
      -- then
      create trigger planted after insert on happening for each row execute function planted()
      """,
      """
      drop function planted() cascade
      -- then
      delete from happening a using happening b
      where a.ctid > b.ctid and (a.incident_id, a.source, a.version) = (b.incident_id, b.source, b.version)
      -- then
      alter table happening add unique (incident_id, source, version)
      """),
  UNCOUNTED_OFFERS(
      Books.DISPATCH_SERVICE,
      "an offer is made and not counted",
      Found.AMISS,
      "has offers unaccounted",
      changes("dispatch", "update", "new.offers_made := greatest(new.offers_made - 1, 0)")),
  STUCK_TIMER(
      Books.DISPATCH_SERVICE,
      "offers do not lapse",
      Found.AMISS,
      "has an offer past its end",
      changes(
          "offer",
          "insert or update",
          """
          if tg_op = 'INSERT' then new.expires_at := new.made_at + interval '1 s';
          elsif new.phase = 'LAPSED' then return null; end if
          """)),
  DEAF_OFFERS(
      Books.DISPATCH_SERVICE,
      "an offer is over before anybody hears of it",
      Found.AMISS,
      "has a seat that waits on nobody",
      changes(
          "offer",
          "insert",
          """
          if new.id::text ~ '[0-7]$' then
            new.phase := 'LAPSED';
            new.ended_at := new.made_at;
          end if
          """)),
  REPLAY_WITHOUT_MEMORY(
      Books.NOTIFIER,
      "a dead letter can be replayed again and again",
      Found.WRONG,
      "does not work once",
      "alter table dead_letter_replay drop constraint dead_letter_replay_pkey",
      """
      truncate dead_letter_replay
      -- then
      alter table dead_letter_replay add primary key (topic, partition, "offset", put_aside_at)
      """),
  /// Of every second incident; also when it is to be said again.
  UNSENT_EVENTS(
      Books.INCIDENT_API,
      "an event is marked as published before it is",
      Found.LOST,
      "dispatch ",
      changes(
          "outbox",
          "insert or update",
          """
          if new.incident_id::text ~ '[0-7]$' and new.published_at is null then
            new.published_at := now();
          end if
          """)),
  /// Only what came shows it.
  UNSENT_NOTICES(
      Books.NOTIFIER,
      "a notice is marked as delivered before it is sent",
      Found.LOST,
      "mail ",
      changes(
          "notice",
          "update",
          """
          if new.authority like 'prefecture-%' and new.state = 'SENDING'
              and new.attempt > old.attempt then
            new.state := 'DELIVERED';
          end if
          """)),
  FORGOTTEN_TAIL(
      Books.INCIDENT_API,
      "what the broker has lost is not said again",
      Found.WRONG,
      "were not said again",
      changes(
          "outbox",
          "update",
          """
          if old.published_at is not null and new.published_at is null then return null; end if
          """)),
  /// As in the address of the one service's database. What the others commit flushes its yeses too,
  /// but not at once.
  LAZY_YES(
      Books.DISPATCH_SERVICE,
      "an engineer is told yes before it is on disk",
      Found.LOST,
      "yes ",
      """
      alter database dispatch_service set synchronous_commit = off
      -- then
      alter system set wal_writer_delay = '10s'
      -- then
      alter system set wal_writer_flush_after = '1GB'
      -- then
      select pg_reload_conf()
      -- then
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = 'dispatch_service' and pid <> pg_backend_pid()
      """,
      """
      alter database dispatch_service reset synchronous_commit
      -- then
      alter system reset wal_writer_delay
      -- then
      alter system reset wal_writer_flush_after
      -- then
      select pg_reload_conf()
      """),
  /// For all roles: what is set for the server alone gives way to how it was started. The last, for
  /// what it loses is missing afterwards.
  LAZY_COMMIT(
      Books.INCIDENT_API,
      "a commit is answered before it is on disk",
      Found.LOST,
      "incident ",
      """
      alter role all set synchronous_commit = off
      -- then
      alter system set wal_writer_delay = '10s'
      -- then
      alter system set wal_writer_flush_after = '1GB'
      -- then
      select pg_reload_conf()
      """,
      """
      alter role all reset synchronous_commit
      -- then
      alter system reset wal_writer_delay
      -- then
      alter system reset wal_writer_flush_after
      -- then
      select pg_reload_conf()
      """);

  private static final String NEXT_STATEMENT = "\n *-- then\n";

  private final String database;
  private final String bug;
  private final Found found;
  private final String word;
  private final String planting;
  private final String pulling;

  Plant(String database, String bug, Found found, String word, String planting) {
    this(database, bug, found, word, planting, "drop function planted() cascade");
  }

  /// @param found in which way it must come out
  /// @param word within what is found so
  Plant(String database, String bug, Found found, String word, String planting, String pulling) {
    this.database = database;
    this.bug = bug;
    this.found = found;
    this.word = word;
    this.planting = planting;
    this.pulling = pulling;
  }

  /// Those that were asked for: one, or several with commas between them.
  static List<Plant> wanted() {
    return Stream.of(System.getProperty("plant", "").split(","))
        .filter(name -> !name.isEmpty())
        .map(Plant::named)
        .toList();
  }

  private static Plant named(String name) {
    return Arrays.stream(values())
        .filter(plant -> plant.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such plant: " + name));
  }

  /// What came out that speaks of this bug.
  List<String> foundIn(Result result) {
    return found.in(result).stream().filter(one -> one.contains(word)).toList();
  }

  void in(Whole whole) {
    run(whole, planting);
    System.out.printf("planted: %s (%s)%n", this, bug);
  }

  void outOf(Whole whole) {
    run(whole, pulling);
  }

  private void run(Whole whole, String sql) {
    var books = new Books(whole.system().postgres());
    Arrays.stream(sql.split(NEXT_STATEMENT)).forEach(one -> books.run(database, one));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String drops(String table, String when) {
    return changes(table, "insert", "if " + when + " then return null; end if");
  }

  private static String changes(String table, String operation, String statement) {
    return """
    create function planted() returns trigger language plpgsql as $$ begin
      %3$s;
      return new;
    end $$
    -- then
    create trigger planted before %2$s on %1$s for each row execute function planted()
    """
        .formatted(table, operation, statement);
  }
}
