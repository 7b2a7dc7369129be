import type { Codec, CodecCapabilities } from "./codec.ts";
import type { ColourCapabilities, ColourEngine } from "./colour.ts";
import type { Detector, DetectorCapabilities } from "./detector.ts";
import type { Metric, MetricCapabilities } from "./metric.ts";
import type { Resampler, ResamplerCapabilities } from "./resampler.ts";
import type { Segmenter, SegmenterCapabilities } from "./segmenter.ts";

/**
 * The plugin kinds: what an instance does and what a declaration says of it. A third party adds a kind by augmenting
 * this interface: `declare module "@pixelproof/core" { interface Contracts { ocr: { instance: Ocr; capabilities: {} } } }`.
 */
export interface Contracts {
  codec: { instance: Codec; capabilities: CodecCapabilities };
  colour: { instance: ColourEngine; capabilities: ColourCapabilities };
  resampler: { instance: Resampler; capabilities: ResamplerCapabilities };
  metric: { instance: Metric; capabilities: MetricCapabilities };
  detector: { instance: Detector; capabilities: DetectorCapabilities };
  segmenter: { instance: Segmenter; capabilities: SegmenterCapabilities };
}

export type Kind = keyof Contracts;
export type Instance<K extends Kind> = Contracts[K]["instance"];
export type Capabilities<K extends Kind> = Contracts[K]["capabilities"];
