export * from "./resample";
