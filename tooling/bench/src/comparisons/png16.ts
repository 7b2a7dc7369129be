import codecPng from "@pixelproof/codec-png";
import { createContext, Host, type Image } from "@pixelproof/core";
import { contest, type Comparison, type Verdict } from "../compare.ts";
import type { Family } from "../family.ts";
import { fastPng, pngByFastPng } from "../peers/fast-png.ts";
import { imagemagick, imagemagickTiming, pngByImageMagick } from "../peers/imagemagick.ts";
import { pngBySharp, sharpPeer } from "../peers/sharp.ts";
import { enlargedPhotograph, photographName } from "../pictures/photograph.ts";
import { decodePng16 } from "../pictures/decode-png16.ts";
import { inProcess, type Side } from "../side.ts";

const scale = 3;

interface Against extends Pick<Comparison, "peer" | "variant" | "goal" | "note"> {
  readonly theirs: (image: Image, resources: AsyncDisposableStack) => Side<Uint8Array> | Promise<Side<Uint8Array>>;
}

/** Both files decoded by one decoder, sample by sample. */
async function samePicture(ours: Uint8Array, theirs: Uint8Array): Promise<Verdict> {
  const [a, b] = await Promise.all([decodePng16(ours), decodePng16(theirs)]);
  return { equal: Buffer.compare(a, b) === 0, bytes: { ours: ours.length, theirs: theirs.length } };
}

const against = ({ theirs, ...rest }: Against): Comparison => ({
  ...rest,
  name: "png16 encode",
  async prepare(resources) {
    const codec = resources.use(new Host([codecPng])).get("codec", "png-simd");
    const image = await enlargedPhotograph(scale);
    const encode = async (): Promise<Uint8Array> =>
      (await codec.encode(image, {}, { depth: 16 }, createContext())).bytes;
    return contest(inProcess(encode), await theirs(image, resources), samePicture);
  },
});

export const png16Family: Family = {
  title: "Writing PNG at 16 bits",
  about: `${photographName} enlarged ${scale} times with Lanczos3, RGBA at 16 bits, encoded by \`@pixelproof/codec-png\` with the settings of the run. Both files are
decoded and their samples compared; a goal holds only for no larger a file. As many threads as each takes by itself.`,
  comparisons: [
    against({ peer: sharpPeer, variant: "level 2", theirs: (image) => pngBySharp(image, 2) }),
    against({ peer: sharpPeer, variant: "level 6", goal: 4, theirs: (image) => pngBySharp(image, 6) }),
    against({ peer: fastPng, theirs: pngByFastPng }),
    against({ peer: imagemagick, note: `a file is written; ${imagemagickTiming}`, theirs: pngByImageMagick }),
  ],
};
