// The only file that knows tsyringe, which throws at import unless a Reflect polyfill was loaded before it.
import "reflect-metadata";
import { container as root, instanceCachingFactory } from "tsyringe";

/** Instances by token: made on first use, once. */
export interface Container {
  /** Registers a factory; it runs on the first `resolve`. */
  register(kind: string, id: string, make: () => object): void;
  has(kind: string, id: string): boolean;
  resolve(kind: string, id: string): unknown;
}

const token = (kind: string, id: string): symbol => Symbol.for(`pixelproof/${kind}:${id}`);

/** A child of tsyringe's root container, so that two hosts in one process share nothing. */
export function createContainer(): Container {
  const child = root.createChildContainer();
  return {
    register(kind, id, make) {
      child.register(token(kind, id), { useFactory: instanceCachingFactory(make) });
    },
    has: (kind, id) => child.isRegistered(token(kind, id)),
    resolve: (kind, id) => child.resolve(token(kind, id)),
  };
}
