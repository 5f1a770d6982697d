-- Private rows live in housing, what is public in disclosure, the engine's tables in engine.
CREATE SCHEMA IF NOT EXISTS housing;
CREATE SCHEMA IF NOT EXISTS disclosure;
CREATE SCHEMA IF NOT EXISTS engine;
