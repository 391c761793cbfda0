package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.board.Board;
import org.hikeshi.board.Looking;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Doors;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;

/// A prefecture's board: which hospitals of its own area cannot treat whom, and where nobody has
/// come yet. Whom the ambulances pass by is its business; numbers, notices and words are not.
@Path("pages/area")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.AUTHORITY)
@RunOnVirtualThread
class AreaPage {

  private final Looking looking;
  private final Doors doors;
  private final Tenant tenant;
  private final Caller caller;
  private final Texts texts;

  AreaPage(Looking looking, Doors doors, Tenant tenant, Caller caller, Texts texts) {
    this.looking = looking;
    this.doors = doors;
    this.tenant = tenant;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param prefecture JIS X 0401
  /// @param inbox what the prefecture was sent
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record AreaBoard(Texts texts, Board board, String prefecture, String inbox, Labels labels)
      implements TemplateInstance {}

  /// Other authorities have no area.
  @GET
  @Operation(hidden = true)
  @Transactional
  public Response area() {
    var prefecture = Doors.prefecture(caller.authorityId()).orElseThrow(NotFoundException::new);
    var words = texts.lasting();
    var board = tenant.all(() -> looking.in(prefecture));
    return Html.ok(new AreaBoard(words, board, prefecture, doors.inbox(), new Labels(words)));
  }
}
