package org.hikeshi.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.Status;
import org.jspecify.annotations.Nullable;

/// An incident as the desk sees it: open, or resolved and yet not done with.
///
/// @param since when it was reported: when the call or the paper came, if the desk typed it in
/// @param lastSaid when the newest report was said: what has stopped is as of then
/// @param onlyByCard whether nobody but a card has spoken of it, so that it may be anybody's joke
///   and waits for a call-back; a duplicate of it is of no account in that
/// @param dispatchId null while dispatch-service has not answered
/// @param care what has stopped, by the newest report
/// @param waiting seats that nobody has taken, in the order in which they were asked for
/// @param unheard whether it asks for help, of which dispatch-service has said nothing yet
/// @param unanswered whether nobody is left to ask
/// @param coming how many have said yes and are not done
/// @param expectedAt when the first of those on their way means to be there, or null
public record OpenIncident(
    UUID id,
    String number,
    String hospital,
    String prefecture,
    Status status,
    String category,
    Instant since,
    Instant lastSaid,
    boolean onlyByCard,
    @Nullable UUID dispatchId,
    List<CareImpact> care,
    List<String> waiting,
    boolean unheard,
    boolean unanswered,
    long coming,
    @Nullable Instant expectedAt) {}
