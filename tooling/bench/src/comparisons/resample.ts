import { createContext, Host } from "@pixelproof/core";
import opencv from "@pixelproof/resampler-opencv";
import libvips from "@pixelproof/resampler-sharp";
import { scene } from "@pixelproof/testkit";
import { contest, type Comparison } from "../compare.ts";
import { meanDifference } from "../mean-difference.ts";

/** The default resampler against libvips' centred bicubic: two kernels, so "equal" is a mean difference below 1 %. */
export const resample: Comparison = {
  name: "resample rgba16 1000x1500 by 2: opencv lanczos4",
  peer: "libvips bicubic, centred",
  async prepare() {
    const host = new Host([opencv, libvips]);
    const image = scene({ width: 1000, height: 1500, channels: 4 });
    const run = (id: string) => () =>
      host.get("resampler", id).resample(image, { width: 2000, height: 3000 }, createContext());
    return contest(run("opencv"), run("sharp"), (a, b) => meanDifference(a.data, b.data) < 655);
  },
};
