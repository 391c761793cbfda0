package org.hikeshi.events;

import java.util.List;

/// The codes that are offered where a code may also be one that nobody thought of. Whoever offers
/// them, words them for people or judges by them takes them from here.
public final class KnownCodes {

  /// For [Facts#affectedSystems()], in the order in which a hospital is asked.
  public static final List<String> SYSTEMS =
      List.of(
          "EHR",
          "BILLING",
          "PACS",
          "LABORATORY",
          "PHARMACY",
          "NURSE_CALL",
          "MEDICAL_DEVICES",
          "NETWORK",
          "BACKUP",
          "MAIL",
          "WEBSITE");

  /// For [Facts#entryRoute()], in the order in which a hospital is asked.
  public static final List<String> ENTRY_ROUTES =
      List.of(
          "MAINTENANCE_VPN",
          "VPN",
          "REMOTE_DESKTOP",
          "MAIL",
          "WEBSITE",
          "REMOVABLE_MEDIA",
          "VENDOR",
          "OTHER");

  private KnownCodes() {}
}
