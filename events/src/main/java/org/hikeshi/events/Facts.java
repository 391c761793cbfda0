package org.hikeshi.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The whole of what report no. n says, merged with what came before it, as codes.
///
/// @param awareAt when any department of the operator knew what this report says
/// @param affectedSystems codes such as EHR, NURSE_CALL
/// @param entryRoute a code such as MAINTENANCE_VPN, or null while it is not known
/// @param entrusted whether a vendor handled the data on the hospital's behalf (委託)
/// @param vendorNoticeAt when that vendor's notice reached the hospital
/// @param tellAlso authority ids that the hospital chose to tell beside those it must
/// @param shareConsent authority ids that may see the incident by the hospital's consent
/// @param items what is known of the items that are told in words, by their code; one that is left
///   out is not known yet. The words stay in incident-api
public record Facts(
    Category category,
    @Nullable Instant occurredAt,
    @Nullable Instant detectedAt,
    Instant awareAt,
    Set<CareImpact> careImpact,
    Set<String> affectedSystems,
    @Nullable String entryRoute,
    PersonalData personalData,
    boolean entrusted,
    @Nullable Instant vendorNoticeAt,
    FirstResponse firstResponse,
    Set<String> tellAlso,
    Set<String> shareConsent,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ItemState> items) {

  /// Events of before there were items say nothing of them.
  public Facts {
    items = items == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(items));
  }

  /// Whether somebody may die of what has happened.
  public boolean endangersLife() {
    return careImpact.stream().anyMatch(CareImpact::endangersLife);
  }
}
