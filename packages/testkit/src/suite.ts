import { AssertionError } from "node:assert";
import { Host, type Instance, type Kind, type Plugin, type Registration } from "@pixelproof/core";
import type { Check } from "./check.ts";

/** What a plugin needs around it to be checked. */
export interface Setup {
  /** Options for the plugin's own schema. */
  readonly options?: unknown;
  /** Other plugins that it resolves. */
  readonly with?: readonly (Plugin | Registration)[];
}

/** Makes checks of one plugin: each gets an instance from a Host of its own, which is disposed at the end. */
export type Suite<K extends Kind> = (
  name: string,
  run: (instance: Instance<K>) => Promise<void>,
  skip?: string | false,
) => Check;

/** A suite over a plugin. Whatever a check throws becomes an AssertionError that begins with the plugin's kind and name. */
export function suiteOf<K extends Kind>(plugin: Plugin<K>, setup: Setup = {}): Suite<K> {
  return (name, run, skip) =>
    createCheck(
      plugin,
      name,
      async () => {
        await using host = new Host([...(setup.with ?? []), { plugin, options: setup.options }]);
        await run(host.get(plugin.kind, plugin.name));
      },
      skip,
    );
}

/** One check outside a Host, with the same readable failures. */
export function createCheck(
  plugin: { readonly kind: string; readonly name: string },
  name: string,
  run: () => Promise<void>,
  skip?: string | false,
): Check {
  const prefixed = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const failure = new AssertionError({ message: `${plugin.kind} ${plugin.name}: ${reason}` });
      failure.cause = error;
      throw failure;
    }
  };
  return typeof skip === "string" ? { name, run: prefixed, skip } : { name, run: prefixed };
}
