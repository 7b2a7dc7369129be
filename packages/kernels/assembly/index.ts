export * from "./halve";
export * from "./luma";
export * from "./resample";
export * from "./ssim";
