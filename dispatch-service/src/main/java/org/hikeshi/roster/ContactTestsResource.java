package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// Tests of the ways to an engineer, ahead of the night in which they are needed.
@Path("engineers/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ContactTestsResource {

  private final Testing testing;
  private final ContactTests tests;
  private final Engineers engineers;
  private final Caller caller;
  private final Problems problems;
  private final Audit audit;

  ContactTestsResource(
      Testing testing,
      ContactTests tests,
      Engineers engineers,
      Caller caller,
      Problems problems,
      Audit audit) {
    this.testing = testing;
    this.tests = tests;
    this.engineers = engineers;
    this.caller = caller;
    this.problems = problems;
    this.audit = audit;
  }

  @Schema(name = "ContactTests")
  record Asked(List<ContactTest.View> items) {

    static Asked of(List<ContactTest> tests) {
      return new Asked(tests.stream().map(ContactTest::view).toList());
    }
  }

  @POST
  @Path("test")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Idempotent
  @Operation(summary = "Try all ways to reach an engineer")
  @APIResponseSchema(responseCode = "202", value = Asked.class)
  public Response test(@PathParam("id") UUID id) {
    return seen(id)
        .map(
            engineer -> {
              audit.record("engineer.contacts-tested", null, "engineer/" + id, Map.of());
              return Response.status(Status.ACCEPTED)
                  .entity(Asked.of(testing.ask(engineer)))
                  .build();
            })
        .orElseGet(problems::notFound);
  }

  @GET
  @Path("tests")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "List the tests of the ways to reach an engineer")
  @APIResponseSchema(responseCode = "200", value = ContactTest.View.class)
  public Response tests(@PathParam("id") UUID id, @BeanParam Paging paging) {
    return seen(id)
        .map(
            _ ->
                paging.answer(
                    tests.page(id, paging.after(), paging.limit() + 1).stream()
                        .map(ContactTest::view)
                        .toList(),
                    ContactTest.View::id))
        .orElseGet(problems::notFound);
  }

  private Optional<Engineer> seen(UUID id) {
    return caller.isAnotherEngineerThan(id) ? Optional.empty() : engineers.findByIdOptional(id);
  }
}
