package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Who did what to which object, when. Insert-only: the application's role has no right to change
/// or remove a row (OWASP ASVS 5.0, 16.4.2). Holds ids and codes, never free text or contacts.
@ApplicationScoped
public class Audit {

  private final DataSource database;
  private final Clock clock;
  private final Caller caller;
  private final CurrentVertxRequest request;
  private final ObjectMapper json;

  Audit(
      DataSource database,
      Clock clock,
      Caller caller,
      CurrentVertxRequest request,
      ObjectMapper json) {
    this.database = database;
    this.clock = clock;
    this.caller = caller;
    this.request = request;
    this.json = json;
  }

  /// Stands or falls with the running transaction.
  ///
  /// @param action what was done, as a code such as `report.filed`
  /// @param object what it was done to, as `incident/<id>`
  @Transactional(TxType.MANDATORY)
  public void record(
      String action, @Nullable UUID tenant, String object, Map<String, String> codes) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into audit (at, caller, action, tenant, object, codes)
                values (?, ?, ?, ?, ?, ?::jsonb)
                """)) {
      insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      insert.setString(2, who());
      insert.setString(3, action);
      insert.setObject(4, tenant);
      insert.setString(5, object);
      insert.setString(6, json.writeValueAsString(codes));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the audit entry could not be written", e);
    }
  }

  private String who() {
    boolean asked = Arc.container().requestContext().isActive() && request.getCurrent() != null;
    return asked ? caller.subject() : "hikeshi";
  }
}
