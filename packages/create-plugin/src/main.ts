import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PixelproofError } from "@pixelproof/core";
import { askMissing, type Terminal } from "./ask.ts";
import { createPlugin } from "./create-plugin.ts";
import { kinds, planPlugin } from "./plan.ts";

const help = `npm create @pixelproof/plugin [folder] -- [options]

  --kind <kind>     ${kinds.join(", ")}
  --name <name>     of the plugin: lower-case words joined by hyphens
  --package <name>  of the package on npm; pixelproof-<kind>-<name> when left out
  --javascript      plain JavaScript instead of TypeScript

Asks for kind and name where they are left out.
`;

/** Runs the command line in `cwd` and gives the exit code; what it has to say goes to the terminal. */
export async function main(args: readonly string[], cwd: string, terminal: Terminal): Promise<number> {
  const say = (text: string): unknown => terminal.output.write(text);
  try {
    const { values, positionals } = parse(args);
    if (values.help) {
      say(help);
      return 0;
    }
    const plan = planPlugin(await askMissing({ ...values, packageName: values.package }, terminal));
    const folder = resolve(cwd, positionals[0] ?? plan.packageName.replace(/^@.*\//, ""));
    for (const file of await createPlugin(plan, folder)) say(`  ${file}\n`);
    say(`\n${plan.packageName} is in ${relative(cwd, folder) || "."}. Next:\n\n`);
    say(`  cd ${relative(cwd, folder) || "."}\n  npm install\n  npm test\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PixelproofError)) throw error;
    say(`${error.message}\n`);
    return error.category === "usage" ? 2 : 1;
  }
}

function parse(args: readonly string[]) {
  const options = {
    kind: { type: "string" },
    name: { type: "string" },
    package: { type: "string" },
    javascript: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw PixelproofError.from(error, "USAGE", "Expected the options that --help lists");
  }
}
