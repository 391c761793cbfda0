package org.hikeshi.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.form.Rendering;
import org.hikeshi.notice.Approvals;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeState;
import org.hikeshi.web.Tenant;
import org.jspecify.annotations.Nullable;

/// What each notice says. Rendered from incident-api's words; kept from the moment it may leave.
@ApplicationScoped
public class NoticeBodies implements PanacheRepositoryBase<NoticeBody, UUID> {

  private final Rendering rendering;
  private final Approvals approvals;
  private final TrackedDuties duties;
  private final Dossiers dossiers;
  private final Tenant tenant;
  private final Clock clock;

  NoticeBodies(
      Rendering rendering,
      Approvals approvals,
      TrackedDuties duties,
      Dossiers dossiers,
      Tenant tenant,
      Clock clock) {
    this.rendering = rendering;
    this.approvals = approvals;
    this.duties = duties;
    this.dossiers = dossiers;
    this.tenant = tenant;
    this.clock = clock;
  }

  /// Called outside a transaction: none is held while another service is asked. A draft's body is
  /// not kept, since its approver is still to be named.
  public byte[] of(Notice notice) {
    var stand = inFullSight(() -> stand(notice));
    var body = made(stand);
    return stand instanceof Stand.Kept || notice.state() == NoticeState.DRAFT
        ? body
        : inFullSight(() -> keep(notice, body));
  }

  /// How it stands with a notice's words.
  sealed interface Stand {

    record Kept(byte[] body) implements Stand {}

    record Erased() implements Stand {}

    record ToBeMade(Rendering.Order order) implements Stand {}
  }

  /// In the running transaction, which must have sight of everything.
  Stand stand(Notice notice) {
    return find(notice)
        .<Stand>map(Stand.Kept::new)
        .orElseGet(
            () -> erased(notice) == null ? new Stand.ToBeMade(order(notice)) : new Stand.Erased());
  }

  /// Called outside a transaction, and kept by nobody yet. Throws where it was erased, or while
  /// incident-api is away.
  byte[] made(Stand stand) {
    return switch (stand) {
      case Stand.Kept(var body) -> body;
      case Stand.Erased _ -> throw new WebApplicationException(Response.Status.GONE);
      case Stand.ToBeMade(var order) -> rendering.json(order);
    };
  }

  /// What left, as text, in the running transaction; null once it is erased.
  @Nullable String document(Notice notice) {
    return find(notice).map(body -> new String(body, StandardCharsets.UTF_8)).orElse(null);
  }

  /// When it was erased with the words that it was made of; null before.
  public @Nullable Instant erasedAt(Notice notice) {
    return inFullSight(() -> erased(notice));
  }

  private @Nullable Instant erased(Notice notice) {
    return dossiers.findByIdOptional(notice.incidentId()).map(Dossier::erasedAt).orElse(null);
  }

  /// A body says more than its authority may read elsewhere, such as the grounds.
  private <T> T inFullSight(Supplier<T> action) {
    return QuarkusTransaction.requiringNew().call(() -> tenant.all(action));
  }

  /// The first to keep one wins, and its twin waits and has the same bytes. In the running
  /// transaction, which must have sight of everything.
  byte[] keep(Notice notice, byte[] body) {
    boolean first =
        getSession()
                .createNativeMutationQuery(
                    """
                    insert into notice_body (notice_id, hospital_id, authority, body, rendered_at)
                    values (:notice, :hospital, :authority, :body, :at)
                    on conflict do nothing
                    """)
                .setParameter("notice", notice.id())
                .setParameter("hospital", notice.hospitalId())
                .setParameter("authority", notice.authority())
                .setParameter("body", body)
                .setParameter("at", clock.instant())
                .executeUpdate()
            == 1;
    return first ? body : find(notice).orElseThrow();
  }

  private Optional<byte[]> find(Notice notice) {
    return findByIdOptional(notice.id()).map(NoticeBody::body);
  }

  private Rendering.Order order(Notice notice) {
    var approval = approvals.findByIdOptional(notice.id());
    return new Rendering.Order(
        notice.id(),
        notice.incidentId(),
        notice.hospitalId(),
        notice.incidentNumber(),
        notice.authority(),
        notice.kind().name(),
        notice.stage(),
        notice.reportNo(),
        notice.state() == NoticeState.DRAFT,
        notice.kind() == Notice.Kind.WITHDRAWAL,
        notice.carriedOnBy(),
        grounds(notice),
        approval.map(by -> new Rendering.Order.Approver(by.name(), by.title())).orElse(null));
  }

  private List<NoticeEvent.Duty> grounds(Notice notice) {
    return duties.of(notice.incidentId()).stream()
        .filter(duty -> duty.authority().equals(notice.authority()) && duty.applies())
        .map(TrackedDuty::told)
        .toList();
  }
}
