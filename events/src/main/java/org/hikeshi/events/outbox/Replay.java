package org.hikeshi.events.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The dead letters of this service, and their way back: each is produced again to its topic once.
/// Which one it was is its place and when it was put aside: where Kafka began empty, places are
/// given again.
///
/// A crash after Kafka has it and before the commit leaves it unmarked, so that it may be produced
/// a second time; every consumer hears an event twice without harm.
@ApplicationScoped
public class Replay {

  private final DeadLetters deadLetters;
  private final PutAside aside;
  private final DataSource database;

  Replay(DeadLetters deadLetters, PutAside aside, DataSource database) {
    this.deadLetters = deadLetters;
    this.aside = aside;
    this.database = database;
  }

  /// What came of it.
  public enum Outcome {
    REPLAYED,
    /// It was replayed before, and is not a second time.
    ALREADY,
    /// There is no such record, or another service put it aside.
    UNKNOWN
  }

  /// The newest that this service put aside, newest first.
  @Transactional(TxType.MANDATORY)
  public List<DeadLetter> letters() throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    for (var letter : aside.newest()) {
      letters.add(seen(letter));
    }
    letters.sort((one, other) -> other.at().compareTo(one.at()));
    return letters;
  }

  /// Produces it again to the topic on which it was heard, in the running transaction.
  @Transactional(TxType.MANDATORY)
  public Outcome replay(String id) throws SQLException {
    var place = PutAside.Place.of(id);
    var letter = place.flatMap(aside::at);
    if (letter.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    if (!claim(place.orElseThrow(), letter.orElseThrow().timestamp())) {
      return Outcome.ALREADY;
    }
    QuarkusTransaction.suspendingExisting()
        .run(() -> deadLetters.again(place.orElseThrow().topic(), letter.orElseThrow()));
    return Outcome.REPLAYED;
  }

  private DeadLetter seen(ConsumerRecord<String, byte[]> letter) throws SQLException {
    var place = PutAside.Place.of(letter);
    return new DeadLetter(
        place.toString(),
        place.topic(),
        letter.key(),
        PutAside.header(letter, "ce_type"),
        String.valueOf(PutAside.header(letter, DeadLetters.REASON)),
        Instant.ofEpochMilli(letter.timestamp()),
        claimed(place, letter.timestamp()));
  }

  private boolean claim(PutAside.Place place, long putAside) throws SQLException {
    return found(
        """
        insert into dead_letter_replay (topic, partition, "offset", put_aside_at)
        select topic, partition, "offset", put_aside_at
        from (values (?, ?, ?, ?)) as letter (topic, partition, "offset", put_aside_at)
        where not exists (
          select from dead_letter_replay d
          where (d.topic, d.partition, d."offset", d.put_aside_at)
              = (letter.topic, letter.partition, letter."offset", timestamptz '-infinity')
            and d.replayed_at >= letter.put_aside_at)
        on conflict do nothing returning true
        """,
        place,
        putAside);
  }

  /// By an earlier version, which did not say which it was, where it was that one.
  private boolean claimed(PutAside.Place place, long putAside) throws SQLException {
    return found(
        """
        select true
        from dead_letter_replay d
        join (values (?, ?, ?, ?)) as letter (topic, partition, "offset", put_aside_at)
          on (d.topic, d.partition, d."offset")
            = (letter.topic, letter.partition, letter."offset")
        where d.put_aside_at = letter.put_aside_at
          or (d.put_aside_at = '-infinity' and d.replayed_at >= letter.put_aside_at)
        """,
        place,
        putAside);
  }

  private boolean found(String sql, PutAside.Place place, long putAside) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, place.topic());
      statement.setInt(2, place.partition());
      statement.setLong(3, place.offset());
      statement.setObject(4, Instant.ofEpochMilli(putAside).atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
