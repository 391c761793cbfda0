package org.hikeshi.channel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Audit;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Which authorities there are, and how each is told.
@Path("/authorities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuthoritiesResource {

  private final AgreedChannels channels;
  private final Authorities authorities;
  private final Addresses addresses;
  private final Lockbox lockbox;
  private final Event<ChannelSet> set;
  private final Audit audit;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  AuthoritiesResource(
      AgreedChannels channels,
      Authorities authorities,
      Addresses addresses,
      Lockbox lockbox,
      Event<ChannelSet> set,
      Audit audit,
      Problems problems,
      Texts texts,
      Clock clock) {
    this.channels = channels;
    this.authorities = authorities;
    this.addresses = addresses;
    this.lockbox = lockbox;
    this.set = set;
    this.audit = audit;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @Transactional
  @RolesAllowed({Role.COORDINATOR, Role.ADMIN})
  @Operation(summary = "List authorities and the ways that were agreed with them")
  @APIResponseSchema(responseCode = "200", value = AuthorityView.class)
  public Response list(@BeanParam Paging paging) {
    var agreed =
        channels.listAll().stream()
            .collect(Collectors.toMap(AgreedChannel::authority, channel -> channel));
    var views =
        authorities.known(agreed.keySet()).stream()
            .map(id -> AuthorityView.of(id, authorities.name(id), agreed.get(id)))
            .toList();
    return paging.answerFrom(views, AuthorityView::cursor);
  }

  @PUT
  @Path("{id}/channel")
  @Transactional
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Set the way that was agreed with an authority")
  @APIResponseSchema(responseCode = "200", value = ChannelView.class)
  public Response channel(
      @PathParam("id") @Schema(maxLength = 20) String id, ChannelRequest wanted) {
    if (!authorities.exists(id)) {
      return problems.notFound();
    }
    check(wanted);
    if (AgreedChannels.needsAgreement(id)
        && wanted.type() != Way.MANUAL
        && wanted.agreedOn() == null) {
      return problems.unprocessable(List.of("/agreedOn"), "channel.needs-agreement");
    }
    // locked, for of two at once the later must not put back what the earlier replaced
    var channel =
        channels
            .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseGet(() -> new AgreedChannel(id));
    channel.become(wanted, clock.instant());
    var secret = newSecret(channel, wanted);
    channels.persist(channel);
    set.fire(new ChannelSet(id));
    audit.record(
        "channel.set",
        null,
        "authority/" + id,
        Map.of("type", wanted.type().name(), "newSecret", Boolean.toString(secret != null)));
    return Response.ok(
            new ChannelView(wanted.type(), wanted.url(), wanted.to(), wanted.agreedOn(), secret))
        .build();
  }

  /// Null where the one that it has goes on.
  private @Nullable String newSecret(AgreedChannel channel, ChannelRequest wanted) {
    if (!channel.lacksSecret(lockbox) && !wanted.wantsASecret()) {
      return null;
    }
    var secret = Signature.newSecret(random);
    channel.change(lockbox.lock(channel.lockName(), secret), clock.instant());
    return secret;
  }

  private void check(ChannelRequest wanted) {
    var faults = new ArrayList<FieldFault>();
    if (wanted.type() == Way.WEBHOOK
        && addresses.allowed(Objects.requireNonNullElse(wanted.url(), "")).isEmpty()) {
      faults.add(FieldFault.of("/url", texts, "channel.url"));
    }
    if (wanted.type() == Way.EMAIL && wanted.to() == null) {
      faults.add(FieldFault.of("/to", texts, "channel.to"));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(List.copyOf(faults));
    }
  }
}
