package org.hikeshi.witness;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The chain of dispatch-service.
@RegisterRestClient(configKey = "dispatch-service")
@OidcClientFilter
interface DispatchServiceChain extends ChainDoor {}
