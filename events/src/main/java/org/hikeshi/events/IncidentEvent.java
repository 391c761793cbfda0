package org.hikeshi.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What incident-api tells, on the topic `incidents`.
public sealed interface IncidentEvent extends Event {

  UUID hospitalId();

  /// Number of the newest report of the incident when this was said.
  int revision();

  /// Whether dispatch-service may hear it before its turn: what presses, and what changes or ends
  /// the help that was begun, so that nobody is called out to a hospital that has long said that it
  /// needs nobody. What was heard before its turn is no sign of how far its reader has come:
  /// incident-api's `Unanswered.inLine` has the same rule in SQL.
  default boolean mayGoAhead() {
    return switch (this) {
      case ReportFiled report -> report.presses() || report.version() > 1 && report.standsAlone();
      case IncidentWithdrawn _, IncidentResolved _, IncidentMerged _ -> true;
      case IncidentLinked _, ContactsErased _ -> false;
    };
  }

  /// Report no. n was accepted and is on disk (第n報).
  ///
  /// @param number the incident's number for people, `2026-000123`
  /// @param forward whether filing was meant as the approval of its notices
  /// @param finalFor authorities for which this report is meant as the final one
  /// @param campaignId the attack on many that the incident belonged to by then, or null
  /// @param over whether the duty desk had closed it by then; null in events of before this and the
  ///   campaign were said, of which the events before it have to be heard first
  /// @param asked whether help was asked for in this report itself, and not only carried over; null
  ///   in events of before this was said
  @EventType("org.hikeshi.report.filed.v1")
  record ReportFiled(
      UUID incidentId,
      long version,
      Instant at,
      String number,
      int revision,
      Origin origin,
      Forward forward,
      HospitalFacts hospital,
      Facts facts,
      Set<String> finalFor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID campaignId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean over,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean asked)
      implements IncidentEvent {

    /// Whether it asks for help by itself: what an earlier one asked for is carried over, and asks
    /// for nothing new.
    public boolean asks() {
      return facts.firstResponse() == FirstResponse.REQUESTED && !Boolean.FALSE.equals(asked);
    }

    /// Whether it can be heard before what was said earlier: all that matters for help is in it.
    /// What a card says rests on whether somebody has confirmed the incident before.
    public boolean standsAlone() {
      return version == 1 || over != null && origin != Origin.CARD;
    }

    /// Whether somebody may die while the help that it asks for is not looked for yet.
    public boolean presses() {
      return facts.firstResponse() == FirstResponse.REQUESTED
          && facts.endangersLife()
          && standsAlone()
          && !Boolean.TRUE.equals(over);
    }

    @Override
    public UUID hospitalId() {
      return hospital.id();
    }
  }

  /// The hospital took its report back. Nothing is erased; whoever was told is told of this too.
  @EventType("org.hikeshi.incident.withdrawn.v1")
  record IncidentWithdrawn(UUID incidentId, long version, Instant at, UUID hospitalId, int revision)
      implements IncidentEvent {}

  /// The duty desk closed the incident. Duties that are open stay open.
  ///
  /// @param attack whether it was one
  /// @param kind what it was; null in events of before it was asked
  @EventType("org.hikeshi.incident.resolved.v1")
  record IncidentResolved(
      UUID incidentId,
      long version,
      Instant at,
      UUID hospitalId,
      int revision,
      boolean attack,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedAs kind)
      implements IncidentEvent {}

  /// The incident was found to be one of many of the same attack, or not to be.
  ///
  /// @param campaignId null when it was taken out again
  @EventType("org.hikeshi.incident.linked.v1")
  record IncidentLinked(
      UUID incidentId,
      long version,
      Instant at,
      UUID hospitalId,
      int revision,
      @Nullable UUID campaignId)
      implements IncidentEvent {}

  /// The incident was the same event as another one, which goes on for both. Its reports stay.
  ///
  /// @param into the incident that goes on, of the same hospital or of the same operator
  /// @param intoNumber its number for people
  @EventType("org.hikeshi.incident.merged.v1")
  record IncidentMerged(
      UUID incidentId,
      long version,
      Instant at,
      UUID hospitalId,
      int revision,
      UUID into,
      String intoNumber)
      implements IncidentEvent {}

  /// The time of what people wrote about the incident is over: contacts, words and files are
  /// erased, and whoever has copies erases them too. The codes stay.
  @EventType("org.hikeshi.contacts.erased.v1")
  record ContactsErased(UUID incidentId, long version, Instant at, UUID hospitalId, int revision)
      implements IncidentEvent {}
}
