#!/bin/sh
# The first start of PostgreSQL in a container: the databases and roles of databases.sql, with the
# passwords from the environment.
set -eu
sed \
  -e "s/@\([a-z_]*\)_owner@/$HIKESHI_DB_OWNER_PASSWORD/g" \
  -e "s/@\([a-z_]*\)_app@/$HIKESHI_DB_PASSWORD/g" \
  /hikeshi/databases.sql |
  psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER"
