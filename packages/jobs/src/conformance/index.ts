export { engineChecks, type EngineCheck, type EngineSetup } from "./engine-checks.ts";
