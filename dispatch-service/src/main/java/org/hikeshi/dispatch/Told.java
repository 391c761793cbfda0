package org.hikeshi.dispatch;

import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;
import org.jspecify.annotations.Nullable;

/// Something that this service has just told, fired inside the transaction that tells it and behind
/// the dispatch's lock.
///
/// @param wanted what the dispatch waits for the desk to say, after it
/// @param careImpact codes, as the newest report has them
/// @param turned the seat where help is wanted in another way by what was just done, whoever did
///   it; else null
public record Told(
    DispatchEvent event,
    UUID hospitalId,
    boolean drill,
    Wanted wanted,
    String prefecture,
    List<String> careImpact,
    @Nullable String turned) {

  /// What a dispatch waits for.
  public enum Wanted {
    NOTHING,
    /// The desk's yes, before anybody is asked.
    YES,
    /// That the desk calls the hospital back, for nothing but a card has spoken of it.
    CALL_BACK,
    /// Whether somebody is wanted again: the work was done, on a seat at least, or the incident
    /// resolved, and a later report asks for help.
    AGAIN
  }

  /// Before it, nothing can have followed from the dispatch.
  public boolean isFirst() {
    return event.version() == 1;
  }

  static Told of(DispatchEvent event, Dispatch dispatch) {
    return new Told(
        event,
        dispatch.hospitalId(),
        dispatch.drill(),
        dispatch.wanted(),
        dispatch.situation().prefecture(),
        dispatch.situation().careImpact(),
        dispatch.turned());
  }
}
