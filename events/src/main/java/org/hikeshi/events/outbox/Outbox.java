package org.hikeshi.events.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.watch.Traces;
import org.jspecify.annotations.Nullable;

/// What has happened and is still to be told. A row written here is published if, and only if, the
/// transaction that wrote it commits.
///
/// Rows of one incident are published in the order of their ids. That order is the order of what
/// happened only if the writer holds a lock on the incident's own row: bump its version first.
@ApplicationScoped
public class Outbox {

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final DataSource database;
  private final AfterCommit afterCommit;
  private final OutboxRelay relay;

  Outbox(DataSource database, AfterCommit afterCommit, OutboxRelay relay) {
    this.database = database;
    this.afterCommit = afterCommit;
    this.relay = relay;
  }

  /// @param tenant the hospital that the event is about
  @Transactional(TxType.MANDATORY)
  public void append(Event event, UUID tenant) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into outbox
                  (event_id, topic, incident_id, tenant, type, payload, happened_at, traceparent)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      insert.setObject(1, IDS.generate());
      insert.setString(2, EventJson.topicOf(event));
      insert.setObject(3, event.incidentId());
      insert.setObject(4, tenant);
      insert.setString(5, EventJson.typeOf(event.getClass()));
      insert.setString(6, EventJson.write(event));
      insert.setObject(7, event.at().atOffset(ZoneOffset.UTC));
      insert.setString(8, Traces.current());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailed("an event could not be written down", e);
    }
    afterCommit.run(relay::wake);
  }

  /// Publishes what was last said of an incident again, because nobody answered it.
  ///
  /// @param type the CloudEvents type to say again
  /// @return whether there was anything to say
  @Transactional(TxType.MANDATORY)
  public boolean again(UUID incidentId, String type) {
    return lastAgain(incidentId, type);
  }

  /// Publishes the last word about an incident again, whatever it was.
  @Transactional(TxType.MANDATORY)
  public boolean again(UUID incidentId) {
    return lastAgain(incidentId, null);
  }

  private boolean lastAgain(UUID incidentId, @Nullable String type) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update outbox set published_at = null
                where id = (
                  select max(id) from outbox where incident_id = ? and type = coalesce(?, type))
                """)) {
      update.setObject(1, incidentId);
      update.setString(2, type);
      boolean said = update.executeUpdate() > 0;
      afterCommit.run(relay::wake);
      return said;
    } catch (SQLException e) {
      throw new OutboxFailed("an event could not be said again", e);
    }
  }

  /// The database refused; the transaction it happened in must not commit.
  static final class OutboxFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxFailed(String message, SQLException cause) {
      super(message, cause);
    }
  }
}
