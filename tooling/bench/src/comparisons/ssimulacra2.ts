import { ssimulacra2 } from "@pixelproof/metrics/ssimulacra2";
import { contest } from "../compare.ts";
import type { Family } from "../family.ts";
import { figuresWithin } from "../judges.ts";
import { ssimulacra2ByTool, ssimulacra2Timing, ssimulacra2Tool } from "../peers/ssimulacra2-tool.ts";
import { noisyPair } from "../pictures/pair.ts";
import { inProcess } from "../side.ts";

const size = { width: 1536, height: 1024 };

/** What the metric is validated to. */
const tolerance = 0.15;

export const ssimulacra2Family: Family = {
  title: "SSIMULACRA 2",
  about: `\`ssimulacra2\` of two RGB pictures of ${size.width}x${size.height}, 8 bits, one thread.`,
  comparisons: [
    {
      name: "ssimulacra2",
      peer: ssimulacra2Tool,
      note: `equal: within ${tolerance}; ${ssimulacra2Timing}`,
      async prepare(resources) {
        const pair = noisyPair(size, 3);
        const ours = inProcess(() => ssimulacra2(pair.reference, pair.candidate));
        return contest(ours, await ssimulacra2ByTool(pair, resources), figuresWithin(tolerance));
      },
    },
  ],
};
