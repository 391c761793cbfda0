#!/bin/sh
# PostgreSQL's first start at a site: the databases and roles of databases.sql without any password, for certificates
# open them, and a database for Keycloak.
set -eu
{
  sed "s/ PASSWORD '@[a-z_]*@'//" /hikeshi/databases.sql
  echo "CREATE ROLE keycloak LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;"
  echo "CREATE DATABASE keycloak OWNER keycloak;"
  echo "REVOKE ALL ON DATABASE keycloak FROM PUBLIC;"
} | psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER"
