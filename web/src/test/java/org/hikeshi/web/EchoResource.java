package org.hikeshi.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A front door with nothing behind it, for the tests of what every front door does.
@Path("/echo")
@RunOnVirtualThread
public class EchoResource {

  enum Colour {
    RED,
    GREEN
  }

  record Inner(@Max(10) @Nullable Long count, @Nullable UUID id) {}

  record Body(
      @NotBlank String text,
      @Nullable Colour colour,
      @Nullable Set<Colour> colours,
      @Nullable @PastOrPresent Instant at,
      @Nullable LocalDate on,
      @Nullable Boolean sure,
      @Nullable @Valid Inner inner,
      @Nullable List<@Valid Inner> inners) {}

  private final Audit audit;
  private final DataSource database;
  private final Ids ids;
  private final Problems problems;

  EchoResource(Audit audit, DataSource database, Ids ids, Problems problems) {
    this.audit = audit;
    this.database = database;
    this.ids = ids;
    this.problems = problems;
  }

  @POST
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Transactional
  @Idempotent
  public Response create(Body body) {
    if (body.text().equals("refuse")) {
      audit.record("refused", null, "echo", Map.of());
      return problems.unprocessable("web.idempotency.key");
    }
    audit.record("echoed", null, "echo/" + body.text(), Map.of());
    return Response.status(201)
        .header("Location", "/echo/1")
        .entity(Map.of("id", ids.next(), "text", body.text()))
        .build();
  }

  @GET
  @Path("tenant")
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.AUTHORITY, Role.COORDINATOR})
  @Transactional
  public Map<String, String> tenant() throws SQLException {
    try (var connection = database.getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery("select current_setting('app.tenant', true)")) {
      row.next();
      return Map.of("tenant", row.getString(1));
    }
  }

  @GET
  @PermitAll
  public Response list(@BeanParam Paging paging) {
    List<UUID> all = Stream.generate(ids::next).limit(paging.limit() + 1L).toList();
    paging.after();
    return paging.answer(all, id -> id);
  }

  /// What has a name and no id.
  @GET
  @Path("names")
  @PermitAll
  public Response names(@BeanParam Paging paging) {
    return paging.answerNamed(List.of("検査 会社", "{b}", "a/c?d"), name -> name);
  }

  @POST
  @Path("away")
  @PermitAll
  public Response filedWhileAway() {
    return away();
  }

  @GET
  @Path("away")
  @PermitAll
  public Response away() {
    throw new IllegalStateException(new SQLException("a secret of the house", "57P01"));
  }

  @GET
  @Path("bug")
  @PermitAll
  public Response bug() {
    throw new IllegalStateException("a secret of the house");
  }
}
