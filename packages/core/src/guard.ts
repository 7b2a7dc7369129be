import { PixelproofError } from "./errors.ts";

/**
 * Puts a plugin instance behind a proxy that turns whatever its methods throw (numbers and strings too) into a
 * `PLUGIN_FAILED` naming the plugin; a PixelproofError passes as it is.
 */
export function guard<T extends object>(instance: T, owner: string): T {
  // The proxy stands before an empty object: before a frozen instance it would have to give its members as they are.
  const shell: T = Object.create(Object.getPrototypeOf(instance));
  return new Proxy(shell, {
    has: (_, key) => Reflect.has(instance, key),
    get(_, key) {
      const member: unknown = Reflect.get(instance, key, instance);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        try {
          const result: unknown = Reflect.apply(member, instance, args);
          return result instanceof Promise ? result.catch((error: unknown) => fail(error, owner, key)) : result;
        } catch (error) {
          return fail(error, owner, key);
        }
      };
    },
  });
}

function fail(error: unknown, owner: string, key: string | symbol): never {
  throw PixelproofError.from(error, "PLUGIN_FAILED", `Plugin ${owner} failed in ${String(key)}`);
}
