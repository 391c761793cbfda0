package org.hikeshi.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Who read what of a hospital's, so that the hospital can see it: an authority, an engineer or the
/// duty desk. One line for each reader, thing and day in Japan, with how often; the hospital's own
/// reading and that of our services is nobody's business. Needs the table `reading`.
@ApplicationScoped
public class Readings {

  private static final UUID NEWEST = new UUID(-1L, -1L);
  private static final String ITSELF = "itself";

  private final DataSource database;
  private final Tenant tenant;
  private final Caller caller;
  private final CurrentVertxRequest request;
  private final Ids ids;
  private final Clock clock;

  Readings(
      DataSource database,
      Tenant tenant,
      Caller caller,
      CurrentVertxRequest request,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.tenant = tenant;
    this.caller = caller;
    this.request = request;
    this.ids = ids;
    this.clock = clock;
  }

  /// As the hospital reads it.
  ///
  /// @param what which part, by the last step of its path, such as `document.pdf`, or `itself`
  /// @param reader an authority's or an engineer's id, or `desk`
  @Schema(name = "ReadingView")
  public record View(
      UUID id,
      String what,
      String role,
      String reader,
      LocalDate day,
      Instant firstAt,
      Instant lastAt,
      int times) {}

  /// The caller was shown this by the request that is running. A request that changes something is
  /// no reading.
  ///
  /// @param object as `notice/<id>`
  @Transactional(TxType.MANDATORY)
  public void shown(String object, UUID hospital) {
    if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
      return;
    }
    var asked = request.getCurrent().request();
    var role = role();
    if (role != null && asked.method().name().equals("GET")) {
      tenant.all(() -> write(object, hospital, part(asked.path()), role));
    }
  }

  private @Nullable String role() {
    return caller.is(Role.AUTHORITY)
        ? Role.AUTHORITY
        : caller.is(Role.ENGINEER)
            ? Role.ENGINEER
            : caller.is(Role.COORDINATOR) ? Role.COORDINATOR : null;
  }

  private String reader(String role) {
    return switch (role) {
      case Role.AUTHORITY -> caller.authorityId();
      case Role.ENGINEER -> caller.engineerId().toString();
      default -> "desk";
    };
  }

  private static String part(String path) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    return last.matches("[a-z]{2,20}(\\.[a-z]{2,5})?|[0-9]{1,9}") ? last : ITSELF;
  }

  private boolean write(String object, UUID hospital, String what, String role) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into reading (id, object, hospital_id, what, role, reader, subject, day,
                  first_at, last_at, times)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict (object, what, subject, day)
                do update set last_at = excluded.last_at, times = reading.times + 1
                """)) {
      insert.setObject(1, ids.next());
      insert.setString(2, object);
      insert.setObject(3, hospital);
      insert.setString(4, what);
      insert.setString(5, role);
      insert.setString(6, reader(role));
      insert.setString(7, caller.subject());
      insert.setObject(8, JapanTime.dayOf(clock.instant()));
      insert.setObject(9, now);
      insert.setObject(10, now);
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("who read it could not be written down", e);
    }
  }

  /// Newest first, behind `after`. The first wall must have said yes before.
  @Transactional(TxType.MANDATORY)
  public List<View> of(String object, @Nullable UUID after, int most) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select * from reading where object = ? and id < ? order by id desc limit ?")) {
      select.setString(1, object);
      select.setObject(2, after == null ? NEWEST : after);
      select.setInt(3, most);
      var found = new ArrayList<View>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(view(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("who read it could not be looked up", e);
    }
  }

  private static View view(ResultSet row) throws SQLException {
    return new View(
        row.getObject("id", UUID.class),
        row.getString("what"),
        row.getString("role"),
        row.getString("reader"),
        row.getObject("day", LocalDate.class),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        row.getInt("times"));
  }
}
