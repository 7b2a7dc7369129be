export * from "./difference";
export * from "./gmsd";
export * from "./halve";
export * from "./luma-plane";
export * from "./memory";
export * from "./resample";
export * from "./ssim";
