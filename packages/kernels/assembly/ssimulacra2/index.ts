export { compareStrip } from "./compare-strip";
export { halve } from "./halve";
export { linearLight } from "./linear-light";
export { toXyb } from "./xyb";
