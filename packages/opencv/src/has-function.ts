/** Whether a value is an object or function with a callable member of that name. */
export function hasFunction<K extends string>(
  value: unknown,
  name: K,
): value is Record<K, (...args: unknown[]) => unknown> {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return typeof Reflect.get(value, name) === "function";
}
