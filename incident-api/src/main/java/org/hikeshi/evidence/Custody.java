package org.hikeshi.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Who touched a file, when, and what for: its rows of the audit, each of them an entry of the
/// chain.
@ApplicationScoped
public class Custody {

  private final DataSource database;

  Custody(DataSource database) {
    this.database = database;
  }

  /// @param entry the chain's subject, which the whole chain names
  /// @param by the identity provider's id of the person, or `hikeshi` itself
  public record Step(
      Instant at, String what, String by, @JsonRawValue String codes, String entry) {}

  /// Oldest first. The caller has widened the sight, for the audit is no tenant's.
  public List<Step> of(UUID attachment) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select at, action, caller, codes, id from audit where object = ? order by id")) {
      select.setString(1, Keeping.subject(attachment));
      try (var row = select.executeQuery()) {
        var steps = new ArrayList<Step>();
        while (row.next()) {
          steps.add(
              new Step(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  "audit/" + row.getLong(5)));
        }
        return steps;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the custody could not be read", e);
    }
  }
}
