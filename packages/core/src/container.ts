// The only file that knows tsyringe, which throws at import unless a Reflect polyfill was loaded before it.
import "reflect-metadata";
import { container as root, instanceCachingFactory } from "tsyringe";
import { kindToken, pluginToken } from "./tokens.ts";

/** Instances by token: made on first use, once. */
export interface Container {
  /** Registers a factory under the plugin's own token and under its kind's. */
  register(kind: string, id: string, make: () => object): void;
  has(kind: string, id: string): boolean;
  resolve(kind: string, id: string): unknown;
}

/** A child of tsyringe's root container, so that two hosts in one process share nothing. */
export function createContainer(): Container {
  const child = root.createChildContainer();
  return {
    register(kind, id, make) {
      child.register(pluginToken(kind, id), { useFactory: instanceCachingFactory(make) });
      child.register(kindToken(kind), { useToken: pluginToken(kind, id) });
    },
    has: (kind, id) => child.isRegistered(pluginToken(kind, id)),
    resolve: (kind, id) => child.resolve(pluginToken(kind, id)),
  };
}
