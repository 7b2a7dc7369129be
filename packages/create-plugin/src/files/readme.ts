import type { PluginKind, PluginPlan } from "../plan.ts";

/** How a config makes a run use a plugin of each kind. */
const use: Readonly<Record<PluginKind, (name: string) => string>> = {
  codec: (name) => `quality: { saveFormatPriority: ["${name}"] },`,
  detector: (name) => `quality: { detectors: ["lines", "edge-pixel-loss", "${name}"] },`,
  metric: (name) => `quality: { metrics: ["psnr", "ssim", "${name}"] },`,
  resampler: (name) => `quality: { resampler: "${name}" },`,
  segmenter: () => "",
};

/** The README of a new plugin. */
export function readme({ kind, name, packageName }: PluginPlan): string {
  const setting = use[kind](name);
  return `# ${packageName}

The ${kind} \`${name}\` for [Pixelproof](https://www.npmjs.com/package/pixelproof).

\`\`\`sh
npm install pixelproof ${packageName}
\`\`\`

\`pixelproof.config.mjs\`:

\`\`\`js
export default {
  plugins: [{ use: "${packageName}" }],${setting === "" ? "" : `\n  ${setting}`}
};
\`\`\`

\`npx pixelproof plugins\` shows it with what it can do. In a program it is given to a Host:

\`\`\`js
import { Host } from "@pixelproof/core";
import plugin from "${packageName}";

await using host = new Host([plugin]);
const ${kind} = host.get("${kind}", "${name}");
\`\`\`

## Work on it

Needs Node 22.18 or newer. \`npm test\` runs the conformance checks of its kind, \`npm run typecheck\`, \`npm run lint\` and
\`npm run build\` do what they say, and \`npm publish\` builds first. Capabilities in \`src/index\` are promises: the checks hold the
plugin to them. A plugin of this API version works with every core that speaks it.
`;
}
