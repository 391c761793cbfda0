-- One database for each service, each with two roles: the owner, who migrates the schema, and the
-- application, which neither owns a table nor passes by row level security.
--
-- Read by the local system, by the containers' first start and by the tests. Each @name@ is replaced
-- by that role's password before it is run. Every statement ends with a semicolon at the end of its
-- line and is sent by itself, since a database cannot be created inside a transaction.

CREATE ROLE incident_api_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '@incident_api_owner@';
CREATE ROLE incident_api_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD '@incident_api_app@';
CREATE DATABASE incident_api OWNER incident_api_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE incident_api FROM PUBLIC;
GRANT CONNECT ON DATABASE incident_api TO incident_api_app;

CREATE ROLE dispatch_service_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '@dispatch_service_owner@';
CREATE ROLE dispatch_service_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD '@dispatch_service_app@';
CREATE DATABASE dispatch_service OWNER dispatch_service_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE dispatch_service FROM PUBLIC;
GRANT CONNECT ON DATABASE dispatch_service TO dispatch_service_app;

CREATE ROLE notifier_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '@notifier_owner@';
CREATE ROLE notifier_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD '@notifier_app@';
CREATE DATABASE notifier OWNER notifier_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE notifier FROM PUBLIC;
GRANT CONNECT ON DATABASE notifier TO notifier_app;
