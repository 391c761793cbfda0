package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.board.LookingBack;
import org.hikeshi.board.Night;
import org.hikeshi.report.JapaneseTime;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What the duty desk hands on in the morning and in the evening, to be read out or printed.
@Path("pages/night")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class NightPage {

  private final LookingBack looking;
  private final Texts texts;
  private final Clock clock;

  NightPage(LookingBack looking, Texts texts, Clock clock) {
    this.looking = looking;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param from as the browser's own field has it
  /// @param bent whether what was asked for is no time that can be told of
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record NightReport(Texts texts, Night night, LocalDateTime from, boolean bent, Labels labels)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response report(@QueryParam("from") @Nullable String from) {
    var words = texts.lasting();
    var usual = from == null || from.isBlank();
    var began = read(from);
    var night = looking.since(began.orElse(null));
    var here = LocalDateTime.ofInstant(night.from(), JapanTime.ZONE);
    return Html.ok(
        new NightReport(
            words,
            night,
            here.truncatedTo(ChronoUnit.MINUTES),
            !usual && began.isEmpty(),
            new Labels(words)));
  }

  private Optional<Instant> read(@Nullable String from) {
    return Optional.ofNullable(from)
        .flatMap(JapaneseTime::read)
        .filter(began -> Night.tells(began, clock.instant()));
  }
}
