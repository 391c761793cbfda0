package org.hikeshi.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.PersonsTellings;
import org.hikeshi.dossier.PersonsTold;
import org.hikeshi.dossier.Reach;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.notice.PersonsTelling;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// Where a hospital writes down that it has told the persons concerned (本人通知).
@Path("pages/inbox/persons/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class PersonsPage {

  private static final int HOW = 200;
  private static final int SUBSTITUTE = 2_000;

  private final Template page;
  private final TrackedDuties duties;
  private final Dossiers dossiers;
  private final PersonsTelling persons;
  private final PersonsTellings tellings;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  PersonsPage(
      @Location("persons.html") Template page,
      TrackedDuties duties,
      Dossiers dossiers,
      PersonsTelling persons,
      PersonsTellings tellings,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.page = page;
    this.duties = duties;
    this.dossiers = dossiers;
    this.persons = persons;
    this.tellings = tellings;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param said what became of the form: `told`, or which field was not right
  @GET
  @Transactional
  public TemplateInstance show(
      @PathParam("id") UUID id, @QueryParam("said") @Nullable String said) {
    var duty = theirs(id);
    var told = duty.told();
    var reach = tellings.of(duty);
    return page.data("texts", texts)
        .data("duty", told)
        .data("number", dossiers.findById(duty.incidentId()).number())
        .data(
            "why",
            texts.language().equals(Locale.ENGLISH)
                ? told.explanation().en()
                : told.explanation().ja())
        .data("soFar", reach.told() == null ? null : soFar(reach))
        .data("rest", duty.state() == DutyState.TO_FILE && reach.leavesSome())
        .data("open", duty.applies())
        .data("taken", "told".equals(said))
        .data("said", said != null && said.matches("[a-z-]{1,20}") ? "persons.said." + said : null);
  }

  @POST
  @Transactional
  public Response told(
      @PathParam("id") UUID id,
      @FormParam("how") @Nullable String how,
      @FormParam("at") @Nullable String at,
      @FormParam("count") @Nullable String count,
      @FormParam("substitute") @Nullable String substitute) {
    var duty = theirs(id);
    if (how == null || how.isBlank() || bent(how, HOW)) {
      return to(id, "how");
    }
    var when = when(at);
    if (when.isEmpty()) {
      return to(id, "at");
    }
    var many = count == null || count.isBlank() ? null : count.strip();
    if (many != null && !many.matches("[0-9]{1,10}")) {
      return to(id, "count");
    }
    var instead =
        substitute == null || substitute.isBlank()
            ? null
            : substitute.replace("\r\n", "\n").strip();
    if (instead != null && bent(instead, SUBSTITUTE)) {
      return to(id, "substitute");
    }
    var telling =
        new PersonsTold.Telling(
            how.strip(), when.get(), many == null ? null : Long.valueOf(many), instead);
    return to(
        id,
        switch (persons.told(duty, telling, caller)) {
          case RECORDED -> "told";
          case NO_DUTY -> "not-now";
          case TOO_EARLY -> "early";
        });
  }

  private String soFar(Reach reach) {
    var reported = reach.reported();
    return texts.of(
        "persons.so-far",
        "%,d".formatted(reach.told()),
        reported.count() == null
            ? texts.of("persons.not-known")
            : texts.of(
                "persons-number." + reported.qualifier(), "%,d".formatted(reported.count())));
  }

  private TrackedDuty theirs(UUID id) {
    return duties
        .seenBy(caller, id)
        .filter(TrackedDuty::persons)
        .orElseThrow(NotFoundException::new);
  }

  private static boolean bent(String text, int most) {
    return text.length() > most || text.indexOf(0) >= 0;
  }

  private Optional<Instant> when(@Nullable String at) {
    try {
      return Optional.ofNullable(at)
          .map(Written::inJapan)
          .filter(then -> !then.isAfter(clock.instant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Response to(UUID id, String said) {
    return Response.seeOther(URI.create("/pages/inbox/persons/" + id + "?said=" + said)).build();
  }
}
