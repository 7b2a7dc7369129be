import assert from "node:assert/strict";
import { assertPlugin, Host, type Plugin } from "@pixelproof/core";
import { assertRefused } from "../assertions.ts";
import type { Check } from "../check.ts";
import { createCheck, type Setup } from "../suite.ts";

/** What holds for a plugin of every kind. */
export function generalChecks(plugin: Plugin, setup: Setup = {}): Check[] {
  const { options, with: others = [] } = setup;
  const check = (name: string, run: () => Promise<void>): Check => createCheck(plugin, name, run);
  return [
    check("the declaration is valid", async () => assertPlugin(plugin, "conformance")),

    check("an unknown option is refused", () =>
      assertRefused(
        async () => new Host([...others, { plugin, options: { ...Object(options), "no-such-option": true } }]),
        "OPTIONS_INVALID",
        "the option no-such-option",
      ),
    ),

    check("each Host gets an instance of its own and disposes it without a fault", async () => {
      const made: unknown[] = [];
      const watched: Plugin = {
        ...plugin,
        create(parsed, resolve) {
          const instance = plugin.create(parsed, resolve);
          made.push(instance);
          return instance;
        },
      };
      for (let round = 0; round < 2; round++) {
        await using host = new Host([...others, { plugin: watched, options }]);
        host.get(plugin.kind, plugin.name);
      }
      assert.notEqual(made[0], made[1], "create gave the same instance to two Hosts; expected a new one each time");
    }),
  ];
}
