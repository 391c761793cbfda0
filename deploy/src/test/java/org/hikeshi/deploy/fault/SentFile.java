package org.hikeshi.deploy.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hikeshi.deploy.RunningSystem.Whole;

/// A file of four megabytes that a hospital sends to one of its incidents.
///
/// @param incident its id
record SentFile(Whole whole, String incident) {

  static final String HOSPITAL = "00000000-0000-7000-8000-00000000000a";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LINES = 80_000;

  /// The answer's status, or 0 when nobody answers.
  int sent() {
    var to = whole.system().addresses().incidentApi() + "/incidents/" + incident + "/attachments";
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(to))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + whole.people().token("hospital-a"))
                  .header("Content-Type", "multipart/form-data; boundary=part")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(form()))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] form() throws IOException {
    var form = new ByteArrayOutputStream();
    form.write(
        """
        --part\r
        Content-Disposition: form-data; name="file"; filename="firewall.log"\r
        Content-Type: text/plain\r
        \r
        """
            .getBytes(StandardCharsets.UTF_8));
    var chance = Chance.of("file");
    for (int i = 0; i < LINES; i++) {
      form.write(
          (Long.toHexString(chance.nextLong()) + Long.toHexString(chance.nextLong()) + " denied\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    form.write("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }
}
