export { dataFile, dataFolder, withData } from "./files.ts";
export { hasCommand } from "./oracles.ts";
export { readRgb8, readSamples16 } from "./pixels.ts";
