package org.hikeshi.drill;

/// What incident-api passes on when hospital-a has reported in a drill.
public final class DrillReportExample {

  public static final String JSON =
      """
      {"category": "RANSOMWARE", "careImpact": ["OUTPATIENT_STOPPED"], "affectedSystems": ["EHR"],
       "helpWanted": true, "leftOut": ["entryRoute"],
       "hospital": {"id": "00000000-0000-7000-8000-00000000000a", "prefecture": "14", "city": null,
         "secondaryMedicalArea": "1404", "founder": "PRIVATE", "beds": 300, "functions": [],
         "vendors": ["給食システム株式会社"],
         "readiness": {"responsibleOfficer": "YES", "offlineBackup": "UNKNOWN", "bcp": "UNKNOWN",
           "survey": "UNKNOWN"}}}
      """;

  private DrillReportExample() {}
}
