export * from "./difference";
export * from "./memory";
export * from "./resample";
export * from "./ssimulacra2";
