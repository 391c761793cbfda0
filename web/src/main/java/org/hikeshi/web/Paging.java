package org.hikeshi.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a list: `?limit=` (50, at most 200) and `?cursor=`, the last id of the page before.
public class Paging {

  static final int USUAL = 50;
  static final int MOST = 200;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  @Context UriInfo uri;

  /// A list in one answer.
  public record Items<T>(List<T> items) {}

  /// How many to show. Fetch one more, to know whether there is a next page.
  ///
  /// @throws Invalid when it is not a number from 1 to 200
  public int limit() {
    if (limit == null) {
      return USUAL;
    }
    try {
      int wanted = Integer.parseInt(limit);
      if (wanted >= 1 && wanted <= MOST) {
        return wanted;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw bent("limit", "web.paging.limit");
  }

  /// Show what comes after this id, or the first page when null.
  public @Nullable UUID after() {
    return cursor == null
        ? null
        : Ids.read(cursor).orElseThrow(() -> bent("cursor", "web.paging.cursor"));
  }

  /// @param fetched up to one more than the limit
  public <T> Response answer(List<T> fetched, Function<? super T, UUID> id) {
    int limit = limit();
    if (fetched.size() <= limit) {
      return Response.ok(new Items<>(fetched)).build();
    }
    List<T> page = new ArrayList<>(fetched.subList(0, limit));
    var next =
        uri.getRequestUriBuilder().replaceQueryParam("cursor", id.apply(page.getLast())).build();
    String relative = next.getRawPath() + "?" + next.getRawQuery();
    return Response.ok(new Items<>(page)).links(Link.fromUri(relative).rel("next").build()).build();
  }

  /// The same of a list that is at hand whole, in whatever order.
  ///
  /// @throws Invalid also when nothing in it has the cursor's id any more: begin again
  public <T> Response answerFrom(List<T> whole, Function<? super T, UUID> id) {
    var after = after();
    int from = after == null ? 0 : 1 + whole.stream().map(id).toList().indexOf(after);
    if (after != null && from == 0) {
      throw bent("cursor", "web.paging.cursor");
    }
    return answer(whole.subList(from, Math.min(whole.size(), from + limit() + 1)), id);
  }

  /// The same of things that have no id: the cursor is made of what names each.
  public <T> Response answerNamed(List<T> whole, Function<? super T, String> name) {
    return answerFrom(
        whole, one -> UUID.nameUUIDFromBytes(name.apply(one).getBytes(StandardCharsets.UTF_8)));
  }

  private static Invalid bent(String parameter, String key) {
    return new Invalid(List.of(FieldFault.of("/" + parameter, TextsOfRequest.current(), key)));
  }
}
