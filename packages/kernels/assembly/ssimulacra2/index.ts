export { compareXyb } from "./compare-xyb";
export { halveQuads } from "./halve-quads";
export { linearLight } from "./linear-light";
export { toXyb } from "./xyb";
