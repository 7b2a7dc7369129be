export { dataFile, dataFolder, withData } from "./files.ts";
export { hasCommand } from "./oracles.ts";
export { readRgb8, readSamples16 } from "./pixels.ts";
export { directionOf, errorOf, readVectors, type ReferenceVector } from "./resample-vectors.ts";
export { resizePlane } from "./resize-plane.ts";
export { set5Psnr } from "./set5.ts";
