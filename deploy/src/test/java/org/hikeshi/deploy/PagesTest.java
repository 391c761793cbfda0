package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each front door leads its people through the sign-in to their page, without a script.
@ExtendWith(RunningSystem.class)
class PagesTest {

  @Test
  void aHospitalComesToItsReports(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().incidentApi(), "hospital-a");
  }

  @Test
  void anEngineerComesToTheOffers(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().dispatchService(), "engineer-1");
  }

  @Test
  void anAuthorityComesToItsInbox(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().notifier(), "ppc");
  }

  private static void assertLeadsTo(String door, String user)
      throws IOException, InterruptedException {
    // when
    var page = new Browser().open(door + "/", user);

    // then
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.uri().toString()).startsWith(door + "/pages");
    assertThat(page.body()).contains("<html lang=\"ja\"").doesNotContain("<script>", "<style");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }
}
