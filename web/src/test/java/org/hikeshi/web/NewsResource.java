package org.hikeshi.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/// Where a stream of news would be: it takes as long as whoever asks takes to say what.
@Path("/incidents/{id}/live")
public class NewsResource {

  @POST
  @PermitAll
  @Consumes(MediaType.TEXT_PLAIN)
  public String listen(String words) {
    return words;
  }
}
