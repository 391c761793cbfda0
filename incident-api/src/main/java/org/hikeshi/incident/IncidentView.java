package org.hikeshi.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.progress.DutyStanding;
import org.hikeshi.progress.SeatStanding;
import org.hikeshi.report.PatientData;
import org.hikeshi.report.SnapshotView;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Where an incident stands: what was reported, who is coming, and who must be told by when.
///
/// Past 200 lines because it is the answer, field by field.
///
/// @param unconfirmed nobody has spoken of it but a card, without signing in
/// @param erasedAt when what people wrote about it was erased; null before
/// @param warnings signs that the newest words hold data of patients
/// @param campaign the attack on many that it belongs to; the other hospitals are not shown
/// @param mergedInto the incident that goes on for this one
/// @param merged those for which this one goes on
public record IncidentView(
    UUID id,
    String number,
    Status status,
    int revision,
    At hospital,
    List<FiledReport.Line> reports,
    SnapshotView latest,
    List<DutyView> duties,
    @Nullable DispatchView dispatch,
    boolean unconfirmed,
    @Nullable Instant erasedAt,
    List<Warning> warnings,
    @Nullable CampaignView campaign,
    @Nullable Other mergedInto,
    List<Other> merged) {

  /// A sign that the words hold data of patients, as a code and for people.
  public record Warning(PatientData code, String text) {}

  /// The hospital that it happened at.
  @Schema(name = "HospitalOfIncident")
  public record At(UUID id, String name, String prefecture) {
    public static At of(Hospital hospital) {
      return new At(hospital.id(), hospital.name(), hospital.prefecture());
    }
  }

  /// What a hospital may know of an attack on many: what it is called and what to do.
  @Schema(name = "CampaignOfIncident")
  public record CampaignView(UUID id, String name, @Nullable String advice) {
    public static CampaignView of(Campaign campaign) {
      return new CampaignView(campaign.id(), campaign.name(), campaign.advice());
    }
  }

  @Schema(name = "OtherIncident")
  public record Other(UUID id, String number) {
    static Other of(Incident incident) {
      return new Other(incident.id(), incident.number());
    }
  }

  /// A duty in the reader's language, as of today.
  public record DutyView(
      UUID id,
      String authority,
      @Nullable Law law,
      Basis basis,
      @Nullable Stage stage,
      DutyState state,
      List<String> reasons,
      String explanation,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate targetOn,
      @Nullable LocalDate dueOn,
      boolean overdue,
      @Nullable String receiptNumber) {

    static DutyView of(DutyStanding standing, Locale language, LocalDate today) {
      var duty = standing.duty();
      var why = duty.explanation();
      return new DutyView(
          duty.id(),
          duty.authority(),
          duty.law(),
          duty.basis(),
          duty.stage(),
          duty.state(),
          duty.reasons(),
          language.equals(Locale.ENGLISH) ? why.en() : why.ja(),
          duty.knownOn(),
          duty.targetOn(),
          duty.dueOn(),
          standing.overdue(today),
          duty.receiptNumber());
    }
  }

  /// Who is coming.
  public record DispatchView(DispatchEvent.State state, List<SeatView> seats) {

    DispatchView named(Function<UUID, @Nullable Responder> who) {
      return new DispatchView(state, seats.stream().map(seat -> seat.named(who)).toList());
    }
  }

  /// Somebody who comes, so that the hospital knows whom to let in.
  ///
  /// @param phone to call back
  public record Responder(
      @Nullable String name, @Nullable String employer, @Nullable String phone) {}

  /// @param engineer who has accepted it
  /// @param responder who that is; null while nobody has, or while it is not known
  public record SeatView(
      String seat,
      SeatState state,
      Mode mode,
      @Nullable UUID engineer,
      @Nullable Instant acceptedAt,
      @Nullable Instant expectedAt,
      @Nullable Responder responder) {

    static SeatView of(SeatStanding seat, @Nullable Responder responder) {
      return new SeatView(
          seat.seat(),
          seat.state(),
          seat.mode(),
          seat.engineerId(),
          seat.acceptedAt(),
          seat.expectedAt(),
          responder);
    }

    private SeatView named(Function<UUID, @Nullable Responder> who) {
      return engineer == null
          ? this
          : new SeatView(seat, state, mode, engineer, acceptedAt, expectedAt, who.apply(engineer));
    }
  }

  /// The same with who is on each seat.
  IncidentView named(Function<UUID, @Nullable Responder> who) {
    return dispatch == null
        ? this
        : new IncidentView(
            id,
            number,
            status,
            revision,
            hospital,
            reports,
            latest,
            duties,
            dispatch.named(who),
            unconfirmed,
            erasedAt,
            warnings,
            campaign,
            mergedInto,
            merged);
  }

  static IncidentView of(
      Incident incident,
      Hospital hospital,
      List<FiledReport> reports,
      List<DutyView> duties,
      List<SeatView> seats,
      Texts texts,
      @Nullable Campaign campaign,
      List<Incident> merged) {
    return new IncidentView(
        incident.id(),
        incident.number(),
        incident.status(),
        incident.revision(),
        At.of(hospital),
        reports.stream().map(FiledReport::line).toList(),
        reports.getLast().snapshot(),
        duties,
        incident.dispatchState() == null ? null : new DispatchView(incident.dispatchState(), seats),
        FiledReport.onlyByCard(reports),
        incident.erasedAt(),
        warnings(reports.getLast(), texts),
        campaign == null ? null : CampaignView.of(campaign),
        incident.mergedInto() == null
            ? null
            : new Other(incident.mergedInto(), incident.mergedIntoNumber()),
        merged.stream().map(Other::of).toList());
  }

  private static List<Warning> warnings(FiledReport latest, Texts texts) {
    var words = latest.said();
    return PatientData.in(words.summary() + "\n" + String.join("\n", words.items().values()))
        .stream()
        .map(sign -> new Warning(sign, texts.word("patientData", sign)))
        .toList();
  }
}
