export * from "./resample";
export * from "./predict";
export * from "./detail";
export * from "./radon";
