/// Runs inside Keycloak, not in a service: nothing here may need more than Keycloak has.
package org.hikeshi.keycloak;
