package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Looks at dispatches for whoever is asking: the desk sees all, an engineer those that she is on,
/// and of the offers her own.
@ApplicationScoped
public class Looking {

  private final Dispatches dispatches;
  private final Remarks remarks;
  private final Searches searches;
  private final Scenes scenes;
  private final Caller caller;
  private final Texts texts;

  Looking(
      Dispatches dispatches,
      Remarks remarks,
      Searches searches,
      Scenes scenes,
      Caller caller,
      Texts texts) {
    this.dispatches = dispatches;
    this.remarks = remarks;
    this.searches = searches;
    this.scenes = scenes;
    this.caller = caller;
    this.texts = texts;
  }

  /// Newest first.
  @Transactional
  public List<DispatchView> page(@Nullable UUID incident, @Nullable UUID after, int most) {
    return page(incident, null, after, most);
  }

  /// Those of the incident that people call so.
  @Transactional
  public List<DispatchView> numbered(String number, int most) {
    return page(null, number, null, most);
  }

  private List<DispatchView> page(
      @Nullable UUID incident, @Nullable String number, @Nullable UUID after, int most) {
    var on = caller.is(Role.ENGINEER) ? caller.engineerId() : null;
    return dispatches.page(on, incident, number, after, most).stream()
        .map(dispatch -> view(dispatch, List.of()))
        .toList();
  }

  /// What people call these incidents; for the desk.
  @Transactional
  public Map<UUID, String> numbers(Collection<UUID> incidents) {
    return dispatches.numbers(incidents);
  }

  /// One with the hospital and its contact, which are asked for after the transaction has ended.
  public Optional<DispatchView> at(UUID id) {
    return stored(id).map(view -> view.at(scenes.of(view.incidentId())));
  }

  @Transactional
  Optional<DispatchView> stored(UUID id) {
    return dispatches
        .findByIdOptional(id)
        .filter(this::isShown)
        .map(dispatch -> view(dispatch, remarks.of(id)));
  }

  /// Whether the caller may see what belongs to this dispatch.
  public boolean shows(UUID id) {
    return caller.is(Role.SERVICE)
        || dispatches.findByIdOptional(id).filter(this::isShown).isPresent();
  }

  /// Whether PostgreSQL shows it to the caller. A change goes on with sight of everything, so this
  /// is asked before: then it does not hang on [#isShown] alone who may change what.
  public boolean reaches(UUID id) {
    return dispatches.shows(id);
  }

  /// Those of these whose incident is resolved, withdrawn or goes on in another: none begins again.
  public Set<UUID> over(Collection<UUID> ids) {
    return dispatches.list("over = true and id in ?1", ids).stream()
        .map(Dispatch::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Who was asked, and who sat where, for whoever looks back at it.
  public record Course(UUID dispatchId, List<Sat> seats, List<Asked> asked) {

    public record Sat(String seat, @Nullable Instant acceptedAt) {}

    /// @param end ACCEPTED, DECLINED, LAPSED, WITHDRAWN, or OPEN while it stands
    public record Asked(String seat, UUID engineerId, String end) {}
  }

  public Optional<Course> course(UUID incident) {
    return dispatches
        .find("incidentId", incident)
        .firstResultOptional()
        .map(
            dispatch ->
                new Course(
                    dispatch.id(),
                    dispatch.seats().stream()
                        .map(seat -> new Course.Sat(seat.name(), seat.told().acceptedAt()))
                        .toList(),
                    dispatch.seating().offers().stream()
                        .map(
                            offer ->
                                new Course.Asked(
                                    offer.seat().name(), offer.engineerId(), offer.phase().name()))
                        .toList()));
  }

  /// The dispatch of an incident, for the other services.
  public Optional<UUID> of(UUID incident) {
    return dispatches.find("incidentId", incident).firstResultOptional().map(Dispatch::id);
  }

  /// Newest first; for the desk.
  ///
  /// @return empty when there is no such dispatch
  @Transactional
  public Optional<List<SearchView>> searches(UUID id, @Nullable UUID after, int most) {
    return dispatches
        .findByIdOptional(id)
        .filter(this::isShown)
        .map(
            _ ->
                searches.page(id, after, most).stream()
                    .map(searched -> SearchView.of(searched, texts))
                    .toList());
  }

  boolean isShown(Dispatch dispatch) {
    return !(dispatch.state() instanceof DispatchState.NotNeeded)
        && (caller.is(Role.COORDINATOR) || dispatch.seating().has(caller.engineerId()));
  }

  private DispatchView view(Dispatch dispatch, List<RemarkView> written) {
    var situation = dispatch.situation();
    return new DispatchView(
        dispatch.id(),
        dispatch.incidentId(),
        dispatch.drill(),
        dispatch.toldState(),
        dispatch.wanted(),
        dispatch.priority(),
        dispatch.priorityWhy().stream().map(point -> PriorityPoint.of(point, texts)).toList(),
        dispatch.revision(),
        dispatch.campaignId(),
        dispatch.openedAt(),
        situation.category().name(),
        situation.careImpact(),
        situation.prefecture(),
        situation.vendors(),
        dispatch.seating().shown().map(SeatView::of).toList(),
        dispatch.seating().offers().stream()
            .filter(this::isShown)
            .map(offer -> MadeOffer.of(offer, texts))
            .toList(),
        written,
        dispatch.incidentNumber(),
        null,
        null);
  }

  private boolean isShown(Offer offer) {
    return caller.is(Role.COORDINATOR) || offer.engineerId().equals(caller.engineerId());
  }
}
