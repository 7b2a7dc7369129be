export * from "./difference";
export * from "./memory";
export * from "./png";
export * from "./resample";
