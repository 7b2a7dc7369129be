export { callOpenCv } from "./call-opencv.ts";
export { hasFunction } from "./has-function.ts";
export { loadOpenCv, type Engine } from "./load-opencv.ts";
