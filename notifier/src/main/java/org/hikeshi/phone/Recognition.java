package org.hikeshi.phone;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Checks the signature over the body as it came, before anybody reads it.
@Provider
@ByTheGateway
class Recognition implements ContainerRequestFilter {

  private static final int MOST = 16 * 1024;

  private final PhoneGateway gateway;

  Recognition(PhoneGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    var body = request.getEntityStream().readNBytes(MOST);
    if (!gateway.said(
        request.getHeaderString("webhook-id"),
        request.getHeaderString("webhook-timestamp"),
        request.getHeaderString("webhook-signature"),
        body)) {
      throw new NotAuthorizedException("signature");
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }
}
