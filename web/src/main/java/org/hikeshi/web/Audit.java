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
import org.hikeshi.web.proof.Audited;
import org.hikeshi.web.proof.Content;
import org.hikeshi.web.proof.Entries;
import org.jspecify.annotations.Nullable;

/// Who did what to which object, when. Insert-only: the application's role has no right to change
/// or remove a row, and each row is an entry of the chain, which shows if somebody else did (OWASP
/// ASVS 5.0, 16.4.2). Holds ids and codes, never free text or contacts.
@ApplicationScoped
public class Audit {

  /// The row and its entry of the chain, in one way to the database and back.
  private static final String INSERT =
      """
      with row as (
        select nextval('audit_id_seq') as id, ?::timestamptz as at, ? as caller, ? as action,
          ?::uuid as tenant, ? as object, ?::jsonb as codes),
      written as (
        insert into audit (id, at, caller, action, tenant, object, codes)
        overriding system value select id, at, caller, action, tenant, object, codes from row)
      insert into proof_entry (subject, tenant, at, content_hash, salt)
      select 'audit/' || id, tenant, at, ?, ? from row
      """;

  private final DataSource database;
  private final Clock clock;
  private final Caller caller;
  private final CurrentVertxRequest request;
  private final ObjectMapper json;
  private final Entries entries;

  Audit(
      DataSource database,
      Clock clock,
      Caller caller,
      CurrentVertxRequest request,
      ObjectMapper json,
      Entries entries) {
    this.database = database;
    this.clock = clock;
    this.caller = caller;
    this.request = request;
    this.json = json;
    this.entries = entries;
  }

  /// Stands or falls with the running transaction.
  ///
  /// @param action what was done, as a code such as `report.filed`
  /// @param object what it was done to, as `incident/<id>`
  @Transactional(TxType.MANDATORY)
  public void record(
      String action, @Nullable UUID tenant, String object, Map<String, String> codes) {
    var row = new Audited(clock.instant(), who(), action, tenant, object, codes);
    var entry = entries.entry(Content.ofCodes(row));
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, row.at().atOffset(ZoneOffset.UTC));
      insert.setString(2, row.caller());
      insert.setString(3, action);
      insert.setObject(4, tenant);
      insert.setString(5, object);
      insert.setString(6, json.writeValueAsString(codes));
      insert.setBytes(7, entry.contentHash());
      insert.setBytes(8, entry.salt());
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
