export * from "./ciede2000";
export * from "./difference";
export * from "./halve";
export * from "./lab";
export * from "./luma-plane";
export * from "./memory";
export * from "./resample";
export * from "./ssim";
