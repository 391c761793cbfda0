package org.hikeshi.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// A notice as callers read it.
///
/// @param dueOn the earliest day of the duties that it serves, or null where no days are counted
/// @param hospital its name as the notice's words say it; null before they are made, and once they
///   are erased
/// @param firstSentAt from then on its authority has it in its list, by which that is ordered; null
///   before
/// @param waitsForApproval whether it waits for the hospital's yes: a DRAFT that does not goes
///   nowhere, for what it was to tell is owed to nobody any more; one that was tried before may
///   have arrived
/// @param statutory whether only a receipt number closes it
/// @param missing what its report leaves open of the nine items, as codes in the order of the form
/// @param toDo what a person has to do while it is TO_FILE or FAILED, in the caller's language
/// @param nextAttemptAt when the courier tries again, while it is SENDING
/// @param otherWays how else it may travel: MANUAL by a person's hand, AGREED by the channel agreed
///   with its authority; chosen by `PUT /notices/{id}/way`
public record NoticeView(
    UUID id,
    UUID incidentId,
    String incidentNumber,
    @Nullable String hospital,
    String authority,
    Notice.Kind kind,
    Stage stage,
    int reportNo,
    NoticeState state,
    boolean waitsForApproval,
    boolean statutory,
    @Nullable LocalDate dueOn,
    Instant preparedAt,
    @Nullable Instant firstSentAt,
    Approval.@Nullable View approval,
    Receipt.@Nullable View receipt,
    List<String> missing,
    @Nullable String toDo,
    @Nullable Instant nextAttemptAt,
    Set<ChosenWay.Choice> otherWays,
    List<Delivery.View> deliveries) {}
