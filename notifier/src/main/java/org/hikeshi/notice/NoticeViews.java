package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.FiledReports;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.form.Part;
import org.hikeshi.notice.ChosenWay.Choice;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Puts together what callers read of notices that they may see.
@ApplicationScoped
public class NoticeViews {

  private final HospitalNames hospitals;
  private final Deliveries deliveries;
  private final Approvals approvals;
  private final Approving approving;
  private final Receipts receipts;
  private final TrackedDuties duties;
  private final AgreedChannels channels;
  private final FiledReports reports;
  private final Tenant tenant;
  private final Texts texts;

  NoticeViews(
      HospitalNames hospitals,
      Deliveries deliveries,
      Approvals approvals,
      Approving approving,
      Receipts receipts,
      TrackedDuties duties,
      AgreedChannels channels,
      FiledReports reports,
      Tenant tenant,
      Texts texts) {
    this.hospitals = hospitals;
    this.deliveries = deliveries;
    this.approvals = approvals;
    this.approving = approving;
    this.receipts = receipts;
    this.duties = duties;
    this.channels = channels;
    this.reports = reports;
    this.tenant = tenant;
    this.texts = texts;
  }

  public NoticeView of(Notice notice) {
    return of(List.of(notice)).getFirst();
  }

  /// In the order given.
  public List<NoticeView> of(List<Notice> notices) {
    var ids = notices.stream().map(Notice::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var ledger = deliveries.of(ids);
    var due = dueOn(ids);
    var names = hospitals.of(ids);
    return notices.stream()
        .map(
            notice ->
                view(
                    notice,
                    names.get(notice.id()),
                    due.get(notice.id()),
                    ledger.getOrDefault(notice.id(), List.of())))
        .toList();
  }

  /// An authority sees the day of its own notice, though not the hospital's duties.
  Map<UUID, LocalDate> dueOn(List<UUID> ids) {
    var due = new HashMap<UUID, LocalDate>();
    tenant.all(() -> duties.list("noticeId in ?1 and ruling.dueOn is not null", ids)).stream()
        .sorted(Comparator.comparing(duty -> Objects.requireNonNull(duty.dueOn())))
        .forEach(duty -> put(due, duty));
    return due;
  }

  private static void put(Map<UUID, LocalDate> due, TrackedDuty duty) {
    due.putIfAbsent(Objects.requireNonNull(duty.noticeId()), Objects.requireNonNull(duty.dueOn()));
  }

  private NoticeView view(
      Notice notice,
      @Nullable String hospital,
      @Nullable LocalDate dueOn,
      List<Delivery.View> attempts) {
    var approval = approvals.findByIdOptional(notice.id());
    var receipt = receipts.of(notice.id());
    return new NoticeView(
        notice.id(),
        notice.incidentId(),
        notice.incidentNumber(),
        hospital,
        notice.authority(),
        notice.kind(),
        notice.stage(),
        notice.reportNo(),
        notice.state(),
        approving.waits(notice),
        notice.statutory(),
        dueOn,
        notice.preparedAt(),
        notice.firstSentAt(),
        approval.map(Approval::view).orElse(null),
        receipt.map(Receipt::view).orElse(null),
        missing(notice),
        byHand(notice) ? texts.of(toDo(notice)) : null,
        notice.nextAttemptAt(),
        otherWays(notice),
        attempts);
  }

  private Set<Choice> otherWays(Notice notice) {
    var agreed = !channels.byHand(notice.authority());
    return switch (notice.state()) {
      case SENDING, DELIVERED -> Set.of(Choice.MANUAL);
      case TO_FILE -> agreed ? Set.of(Choice.AGREED) : Set.of();
      case FAILED -> agreed ? EnumSet.allOf(Choice.class) : Set.of(Choice.MANUAL);
      case DRAFT, RECEIPTED -> Set.of();
    };
  }

  /// The document says it too, so an authority may know; the reports lie beyond its own rows.
  private List<String> missing(Notice notice) {
    return tenant
        .all(() -> reports.facts(notice.incidentId(), notice.reportNo()))
        .map(facts -> Part.missing(facts).stream().map(Part::code).toList())
        .orElse(List.of());
  }

  private static boolean byHand(Notice notice) {
    return notice.state() == NoticeState.TO_FILE || notice.state() == NoticeState.FAILED;
  }

  private static String toDo(Notice notice) {
    return notice.authority().equals("ppc")
        ? "to-do.ppc"
        : notice.authority().startsWith("police-") ? "to-do.police" : "to-do.other";
  }
}
