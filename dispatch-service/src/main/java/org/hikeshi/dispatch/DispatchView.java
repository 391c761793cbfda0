package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.State;
import org.jspecify.annotations.Nullable;

/// A dispatch as it is shown to the desk and to those on it.
///
/// @param drill whether it is only exercised; then there is no incident
/// @param wanted what it waits for the desk to say before anybody is asked
/// @param priority the more, the more urgent; equals are served in the order of their arrival
/// @param priorityWhy what it is made of; a tier stops short of the next one, so they may sum to
///   more
/// @param offers every one ever made; to an engineer only her own
/// @param remarks what people wrote beside their steps, oldest first
/// @param incidentNumber what people call the incident; null while that is not known
/// @param hospital null in lists, and while incident-api cannot be asked
/// @param contact likewise
public record DispatchView(
    UUID id,
    UUID incidentId,
    boolean drill,
    State state,
    Told.Wanted wanted,
    int priority,
    List<PriorityPoint> priorityWhy,
    int revision,
    @Nullable UUID campaignId,
    Instant openedAt,
    String category,
    List<String> careImpact,
    String prefecture,
    List<String> vendors,
    List<SeatView> seats,
    List<MadeOffer> offers,
    List<RemarkView> remarks,
    @Nullable String incidentNumber,
    Scene.@Nullable Hospital hospital,
    Scene.@Nullable Contact contact) {

  /// Whether anybody can still be put on a seat.
  public boolean open() {
    return state != State.STOOD_DOWN && state != State.DONE;
  }

  /// Who is being asked at this moment, as far as it is shown to the caller.
  public List<MadeOffer> asking() {
    return offers.stream().filter(offer -> offer.end() == null).toList();
  }

  DispatchView at(Scene scene) {
    return new DispatchView(
        id,
        incidentId,
        drill,
        state,
        wanted,
        priority,
        priorityWhy,
        revision,
        campaignId,
        openedAt,
        category,
        careImpact,
        prefecture,
        vendors,
        seats,
        offers,
        remarks,
        scene.number() == null ? incidentNumber : scene.number(),
        scene.hospital(),
        scene.latest() == null ? null : scene.latest().contact());
  }
}
