package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.matching.Regions;
import org.hikeshi.roster.Gaps.Gap;
import org.hikeshi.roster.Gaps.Somebody;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// When nobody with a skill will be on duty, by plan. Whoever may hold no seat at a time closes no
/// gap: no search asks her.
@Path("roster/gaps")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COORDINATOR, Role.ADMIN, Role.SERVICE})
@RunOnVirtualThread
class GapsResource {

  private static final int MOST_DAYS = 92;
  private static final Duration TESTED_WITHIN = Duration.ofDays(90);

  private final Engineers engineers;
  private final Plans plans;
  private final ContactTests tests;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;
  private final List<String> skills;
  private final int level;

  GapsResource(
      Engineers engineers,
      Plans plans,
      ContactTests tests,
      Problems problems,
      Texts texts,
      Clock clock,
      RosterSettings settings,
      @ConfigProperty(name = "dispatch.skill-level") int level) {
    this.engineers = engineers;
    this.plans = plans;
    this.tests = tests;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
    this.skills = settings.skills();
    this.level = level;
  }

  /// @param skills that were looked for
  /// @param untested ways to somebody that nobody has confirmed within ninety days
  @Schema(name = "GapsView")
  record View(
      Instant from, Instant to, List<String> skills, List<Gap> gaps, List<Untested> untested) {}

  /// @param position of the contact, from 0
  record Untested(UUID engineerId, Contact.Type type, int position) {}

  @GET
  @Transactional
  @Operation(summary = "Read when nobody with a skill will be on duty")
  @APIResponseSchema(responseCode = "200", value = View.class)
  public Response gaps(
      @QueryParam("days") @DefaultValue("14") @Schema(minimum = "1", maximum = "92") int days) {
    if (days < 1 || days > MOST_DAYS) {
      return problems.invalid(List.of(FieldFault.of("/days", texts, "roster.days", MOST_DAYS)));
    }
    var from = clock.instant();
    var to = from.plus(Duration.ofDays(days));
    var plan = plans.between(from, to);
    var everybody =
        engineers.withSkills().stream()
            .distinct()
            .filter(engineer -> engineer.maxConcurrent() > 0)
            .map(
                engineer ->
                    new Somebody(
                        engineer.heldSkills(),
                        Regions.of(engineer.prefecture()),
                        plan.times(engineer.id(), from, to)))
            .toList();
    var gaps = new Gaps(skills, level, from, to).among(everybody);
    return Response.ok(new View(from, to, skills, gaps, untested(from))).build();
  }

  private List<Untested> untested(Instant now) {
    var since = now.minus(TESTED_WITHIN);
    var confirmed = tests.confirmedSince(since);
    return engineers.listAll().stream()
        .flatMap(
            engineer ->
                IntStream.range(0, engineer.contacts().size())
                    .filter(at -> !isTested(engineer, at, confirmed, since))
                    .mapToObj(
                        at -> new Untested(engineer.id(), engineer.contacts().get(at).type(), at)))
        .toList();
  }

  private static boolean isTested(
      Engineer engineer, int at, List<ContactTest> confirmed, Instant since) {
    return confirmed.stream()
        .filter(test -> test.engineerId().equals(engineer.id()))
        .anyMatch(test -> test.shows(engineer.contacts().get(at), since));
  }
}
