package org.hikeshi.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who touched a file, when, and what for: its rows of the audit, each of them an entry of the
/// chain.
@ApplicationScoped
public class Custody {

  private static final String ENTRY = "audit/";

  private final DataSource database;

  Custody(DataSource database) {
    this.database = database;
  }

  /// @param entry the chain's subject, which the whole chain names
  /// @param by the identity provider's id of the person, or `hikeshi` itself
  @Schema(name = "CustodyStep")
  public record Step(
      Instant at,
      String what,
      String by,
      @JsonRawValue @Schema(implementation = Object.class) String codes,
      String entry) {

    /// Where a page may begin again, in the form of an id.
    UUID place() {
      return new UUID(0, Long.parseLong(entry.substring(ENTRY.length())));
    }
  }

  /// Oldest first. The caller has widened the sight, for the audit is no tenant's.
  public List<Step> of(UUID attachment) {
    return of(List.of(attachment)).get(attachment);
  }

  /// The same of each of them, with one look.
  public Map<UUID, List<Step>> of(List<UUID> attachments) {
    var steps = new HashMap<String, List<Step>>();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select at, action, caller, codes, id, object from audit
                where object = any (?) order by id
                """)) {
      select.setArray(
          1,
          connection.createArrayOf("text", attachments.stream().map(Keeping::subject).toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          steps
              .computeIfAbsent(row.getString(6), _ -> new ArrayList<>())
              .add(
                  new Step(
                      row.getObject(1, OffsetDateTime.class).toInstant(),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      ENTRY + row.getLong(5)));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the custody could not be read", e);
    }
    return attachments.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                attachment -> steps.getOrDefault(Keeping.subject(attachment), List.of())));
  }
}
