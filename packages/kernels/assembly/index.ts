export * from "./ciede2000";
<<<<<<< HEAD
export * from "./deflate";
=======
export * from "./detail";
>>>>>>> main
export * from "./difference";
export * from "./gmsd";
export * from "./halve";
export * from "./lab";
export * from "./luma-plane";
export * from "./match-edges";
export * from "./memory";
export * from "./png";
export * from "./predict";
export * from "./radon";
export * from "./resample";
export * from "./ssim";
export * from "./ssimulacra2";
export * from "./thin-edges";
export * from "./weave";
