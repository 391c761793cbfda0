package org.hikeshi.phone;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where the gateway is. Each key is explained in application.properties.
@ConfigMapping(prefix = "hikeshi.phone")
interface PhoneSettings {

  Optional<URI> url();

  Optional<String> secret();
}
