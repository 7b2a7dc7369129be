import type { Host, Registered, Resampler } from "@pixelproof/core";
import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";
import { isUnavailable } from "./unavailable.ts";

/** The resampler of a run, with a classical one behind it where it is an AI that may turn out not to work here. */
export interface Engine extends Resampler {
  /** The resampler in use: another one once a stand-in has taken over. */
  readonly used: Registered<"resampler">;
  /** What stood in for what, and why. */
  readonly fallbacks: Quality["fallbacks"];
}

type Wanted = Pick<QualitySettings, "enableSr" | "srResampler" | "resampler" | "roundTripResampler">;

/**
 * The resampler that the settings ask for. An AI one that is not registered, or says that it cannot work here, gives way to
 * the classical resampler of the settings, or where that is an AI too to that of the round trip. Throws `PLUGIN_NOT_FOUND`.
 */
export function engineOf(host: Host, { enableSr, srResampler, resampler, roundTripResampler }: Wanted): Engine {
  const classical = isAi(host, resampler) ? roundTripResampler : resampler;
  const fallbacks: Quality["fallbacks"] = [];
  let used = host.describe("resampler", resampler);
  if (enableSr && host.has("resampler", srResampler)) used = host.describe("resampler", srResampler);
  else if (enableSr) {
    const reason = `no resampler ${srResampler} is registered; add a plugin that provides it to the config`;
    fallbacks.push({ wanted: srResampler, used: resampler, reason });
  }
  return {
    get used() {
      return used;
    },
    fallbacks,
    async resample(image, to, context) {
      const { id } = used;
      try {
        return await host.get("resampler", id).resample(image, to, context);
      } catch (error) {
        if (!isAi(host, id) || id === classical || !isUnavailable(error)) throw error;
        context.logger.warn(`${classical} enlarges instead of ${id}: ${error.message}`);
        fallbacks.push({ wanted: id, used: classical, reason: error.message });
        used = host.describe("resampler", classical);
        return host.get("resampler", classical).resample(image, to, context);
      }
    },
  };
}

const isAi = (host: Host, id: string): boolean => host.describe("resampler", id).capabilities.engine === "ai";
