/// Those who use the system: each signs in and calls the public APIs, over the network like
/// anybody. Nothing here knows what lies behind the front doors.
@NullMarked
package org.hikeshi.deploy.people;

import org.jspecify.annotations.NullMarked;
