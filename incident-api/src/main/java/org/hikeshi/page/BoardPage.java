package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.board.Board;
import org.hikeshi.board.Looking;
import org.hikeshi.board.Tile;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The duty desk's board: what is open, where, who is missing, what is late and why.
@Path("pages/board")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class BoardPage {

  private final Looking looking;
  private final String dispatches;
  private final Texts texts;

  BoardPage(
      Looking looking,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatches,
      Texts texts) {
    this.looking = looking;
    this.dispatches = dispatches + "/pages/dispatches";
    this.texts = texts;
  }

  /// A place on the map.
  ///
  /// @param area what is open or late there; null for nothing
  @TemplateData
  public record Place(Tile tile, Board.@Nullable Area area) {}

  /// @param prefecture the one whose rows are shown, or empty for all
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record DeskBoard(
      Texts texts,
      Board board,
      List<Place> places,
      String prefecture,
      Labels labels,
      String dispatches)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response board(@QueryParam("prefecture") @Nullable String prefecture) {
    var words = texts.lasting();
    var known = Tile.ALL.stream().map(Tile::code).filter(code -> code.equals(prefecture));
    var chosen = known.findFirst().orElse(null);
    var board = looking.at(chosen);
    return Html.ok(
        new DeskBoard(
            words,
            board,
            Tile.ALL.stream().map(tile -> new Place(tile, board.areas().get(tile.code()))).toList(),
            chosen == null ? "" : chosen,
            new Labels(words),
            dispatches));
  }
}
