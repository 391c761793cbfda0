package org.hikeshi.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.people.Person;

/// The hospitals, engineers and channels that a new system begins with, put in through the APIs by
/// the administrator. All names are made up.
public final class SampleData {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  public SampleData(Path directory) {
    this.directory = directory;
  }

  public void putIn(Addresses addresses, Person administrator) {
    read("hospitals.json")
        .properties()
        .forEach(
            hospital ->
                administrator
                    .put(
                        addresses.incidentApi() + "/hospitals/" + hospital.getKey(),
                        hospital.getValue())
                    .accepted());
    read("engineers.json")
        .properties()
        .forEach(
            engineer ->
                administrator
                    .put(
                        addresses.dispatchService() + "/engineers/" + engineer.getKey(),
                        engineer.getValue())
                    .accepted());
    read("on-duty.json")
        .forEach(
            engineer ->
                administrator
                    .put(
                        addresses.dispatchService() + "/engineers/" + engineer.asText() + "/duty",
                        Map.of("onDuty", true))
                    .accepted());
    administrator.put(addresses.dispatchService() + "/desk", read("desk.json")).accepted();
    read("channels.json")
        .properties()
        .forEach(
            channel ->
                administrator
                    .put(
                        addresses.notifier() + "/authorities/" + channel.getKey() + "/channel",
                        channel.getValue())
                    .accepted());
  }

  private JsonNode read(String file) {
    try {
      return JSON.readTree(directory.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
