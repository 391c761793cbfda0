package org.hikeshi.events.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The dead letters of this service, and their way back: each is produced again to its topic once.
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
    if (!claim(place.orElseThrow())) {
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
        claimed(place));
  }

  private boolean claim(PutAside.Place place) throws SQLException {
    return found(
        """
        insert into dead_letter_replay (topic, partition, "offset") values (?, ?, ?)
        on conflict do nothing returning true
        """,
        place);
  }

  private boolean claimed(PutAside.Place place) throws SQLException {
    return found(
        """
        select true from dead_letter_replay
        where topic = ? and partition = ? and "offset" = ?
        """,
        place);
  }

  private boolean found(String sql, PutAside.Place place) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, place.topic());
      statement.setInt(2, place.partition());
      statement.setLong(3, place.offset());
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
