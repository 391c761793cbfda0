package org.hikeshi.deploy.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.people.Engineer;
import org.hikeshi.deploy.people.People;

/// Carries incidents to their end: engineers say yes and are done, and the desk closes.
final class Closing {

  private static final int ON_DUTY = 6;
  private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(2);

  private final People people;
  private final Books books;

  Closing(People people, Books books) {
    this.people = people;
    this.books = books;
  }

  /// So many incidents without a leak, which nothing is owed for once they are closed.
  void begunAndEnded(int many) {
    var report =
        Map.of(
            "category",
            "RANSOMWARE",
            "summary",
            "電子カルテ端末に脅迫文が表示された",
            "careImpact",
            List.of("EMERGENCY_STOPPED"),
            "personalData",
            Map.of("state", "NONE", "encryptedUnrecoverable", "NO", "myNumber", "NO"),
            "contact",
            Map.of("phone", "+81 90-0000-0000"));
    for (int i = 0; i < many; i++) {
      people.named("hospital-b").post(people.at().incidentApi() + "/incidents", report).accepted();
    }
    books.drained();
    var engineers = IntStream.rangeClosed(1, ON_DUTY).mapToObj(people::engineer).toList();
    Patience.until(
        ANSWERED_WITHIN,
        () -> {
          engineers.forEach(Engineer::takeAndEndAll);
          return books.count("dispatch_service", "select count(*) from offer where phase = 'OPEN'")
              == 0;
        });
    openOnes();
  }

  /// Whatever is open is closed by the desk.
  void openOnes() {
    books
        .texts(
            "incident_api", "select id from incident where status not in ('RESOLVED', 'WITHDRAWN')")
        .forEach(incident -> people.desk().resolve(incident, "VPN", "closed", true).accepted());
    books.drained();
  }
}
