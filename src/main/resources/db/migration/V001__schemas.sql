-- What is private, what is public, and what belongs to the engine. Every table names its schema.
CREATE SCHEMA housing;
CREATE SCHEMA disclosure;
CREATE SCHEMA engine;

-- Nothing lives here but Flyway's own history.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
