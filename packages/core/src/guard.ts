import { PixelproofError } from "./errors.ts";

/**
 * Puts a plugin instance behind a proxy that turns whatever its methods throw (numbers and strings too) into a
 * `PLUGIN_FAILED` naming the plugin; a PixelproofError passes as it is.
 */
export function guard<T extends object>(instance: T, owner: string): T {
  return new Proxy(instance, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        try {
          const result: unknown = Reflect.apply(member, target, args);
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
