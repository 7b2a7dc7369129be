export { createPlugin } from "./create-plugin.ts";
export { kinds, planPlugin, type PluginKind, type PluginPlan } from "./plan.ts";
