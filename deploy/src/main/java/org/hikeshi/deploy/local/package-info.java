/// The parts that the system is made of when it runs on one machine: PostgreSQL, Kafka, Keycloak, a
/// mail sink and the three services, each with its start, its stop and its place on disk. What they
/// are used for does not belong here.
@NullMarked
package org.hikeshi.deploy.local;

import org.jspecify.annotations.NullMarked;
