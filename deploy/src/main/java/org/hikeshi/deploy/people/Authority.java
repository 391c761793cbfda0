package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hikeshi.deploy.local.Addresses;

/// A clerk of an authority, before the inbox.
public record Authority(Person person, Addresses at) {

  public List<JsonNode> notices() {
    return person.all(at.notifier() + "/notices");
  }

  public JsonNode receipt(String notice, Object receipt) {
    return person.post(at.notifier() + "/notices/" + notice + "/receipt", receipt).accepted();
  }
}
