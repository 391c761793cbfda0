package org.hikeshi.witness;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The chain of incident-api.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface IncidentApiChain extends ChainDoor {}
