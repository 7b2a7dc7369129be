import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { qualitySchema, type Quality } from "../quality.ts";
import { shownPerDetector } from "./findings.ts";
import { renderReport } from "./render-report.ts";

const pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
const pictures = { before: pixel, after: pixel, heatmap: pixel, width: 1600, height: 1067 };

const attempt: Quality["output"]["attempt"] = {
  format: "png",
  depth: 8,
  compression: "lossless",
  scale: 2.8125,
  width: 2160,
  height: 1440,
  bytes: 5_234_567,
  step: "first in the list of formats",
};

const sample: Quality = {
  version: 1,
  original_size_bytes: 785_610,
  enhanced_size_bytes: 5_234_567,
  dimensions_before: { width: 768, height: 512 },
  dimensions_after: { width: 2160, height: 1440 },
  psnr: 47.125,
  ssim: 0.99812,
  artifacts_detected: { lines: false, edge_pixel_loss: null },
  source: {
    name: "bikes.png",
    format: "png",
    sha256: "5a".repeat(32),
    channels: 3,
    depth: 8,
    orientation: 1,
    metadata: ["icc", "exif", "xmp"],
  },
  output: { file: "source_enhanced.png", sha256: "c3".repeat(32), attempt },
  enhancement: {
    resampler: "lanczos4",
    engine: "classical",
    linear_light: false,
    scale: 2.8125,
    reason: "minimum height 1440",
    notes: { model: "house-net x2", load_ms: 41 },
  },
  target: {
    floor_bytes: 1_000_000,
    ceiling_bytes: null,
    reached: true,
    attempts: [{ ...attempt, format: "webp", compression: "lossy", quality: 91, bytes: 640_000 }, attempt],
  },
  round_trip: {
    convention: "RGB at 8 bits",
    resampler: "lanczos3",
    figures: {
      psnr: { value: 47.125, unit: "dB", better: "higher" },
      ssim: { value: 0.99812, unit: "", better: "higher" },
      "house-metric": { value: 7.25, unit: "steps", better: "lower", parts: { largest_step: 31 } },
    },
  },
  encoding: { convention: "RGB at 8 bits", psnr: null, ssim: 1, lossless: true, figures: {} },
  detections: { lines: { detected: false, score: 0, regions: [] } },
  preserved: ["icc"],
  losses: [{ group: "exif", kind: "changed", reason: "The thumbnail was left out" }],
  thresholds: { psnr: 30, ssim: 0.9, passed: true, failures: [] },
  fallbacks: [],
  timings_ms: { decode: 21.3, enhance: 412.6, total: 434 },
  memory_predicted_bytes: 148_000_000,
  plugins: [],
  settings: {},
  software: { pixelproof: "0.1.0" },
};

const withLines = (regions: Quality["detections"][string]["regions"]): Quality => ({
  ...sample,
  artifacts_detected: { lines: true, edge_pixel_loss: false },
  detections: { lines: { detected: true, score: 80, regions } },
});

const withFigures = (values: Readonly<Record<string, number>>): Partial<Quality> => ({
  psnr: values["psnr"] ?? null,
  ssim: values["ssim"] ?? null,
  round_trip: {
    ...sample.round_trip,
    figures: Object.fromEntries(
      Object.entries(values).map(([metric, value]) => [metric, { value, unit: "", better: "higher" }]),
    ),
  },
});

const page = (changes: Partial<Quality> = {}): string =>
  renderReport({ quality: qualitySchema.parse({ ...sample, ...changes }), pictures });

/** The page's words: no style, no script, no tags, single spaces. */
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<(style|script)>.*?<\/\1>/gsu, "")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/\s+/gu, " ");

const headline = (markup: string): string => /<h1[^>]*>(?<text>.*?)<\/h1>/su.exec(markup)?.groups?.["text"] ?? "";

/** Tags left open or closed twice, in order; none in a sound page. */
function unbalanced(markup: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const bare = markup.replaceAll(/<(style|script)>.*?<\/\1>/gsu, "");
  for (const [tag, closing, name, rest] of bare.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gu)) {
    if (rest.endsWith("/")) continue;
    if (closing === "") open.push(name);
    else if (open.pop() !== name) faults.push(tag);
  }
  return [...faults, ...open];
}

describe("renderReport", () => {
  test("the page opens with the verdict and holds each figure, size, reason and time", () => {
    const text = textOf(page());
    expect(headline(page())).toBe("Enlarged 2.81 times. The source is intact.");
    for (const words of [
      "768 × 512",
      "2,160 × 1,440",
      "785,610 bytes",
      "5,234,567 bytes",
      "47.13",
      "0.9981",
      "imperceptible",
      "House metric 7.25 steps Lower is closer. Largest step 31",
      "PSNR of at least 30 dB and SSIM of at least 0.9",
      "WEBP, 8 bit, lossy, quality 91",
      "The thumbnail was left out",
      "minimum height 1440",
      "Model house-net x2",
      "Load 41 ms",
      "Enhance 413 ms",
      "c3".repeat(32),
    ]) {
      expect(text).toContain(words);
    }
  });

  test("everything carried over is said only when all the source has was compared", () => {
    const source = { ...sample.source, metadata: ["icc"] };
    expect(textOf(page({ source, losses: [] }))).toContain("Everything carried over");
    expect(textOf(page({ losses: [] }))).toContain("2 items of metadata not checked");
    expect(textOf(page())).toContain("1 item changed or lost");
  });

  test("what was not checked is said to be not checked", () => {
    expect(textOf(page())).toContain("Lost edges not checked");
    expect(textOf(page())).toMatch(/Editing data \(XMP\)[^.]*\. not checked/u);
  });

  test.each<[string, Partial<Quality>]>([
    ["Enlarged 2.81 times, but below the quality asked for.", { thresholds: { passed: false, failures: ["too low"] } }],
    ["Enlarged 2.81 times, with something to look at: stray lines.", withLines([])],
    ["Enlarged 2.81 times. The source is almost intact.", withFigures({ psnr: 40, ssim: 1 })],
    ["Enlarged 2.81 times. The source changed visibly.", withFigures({ psnr: 50, ssim: 0.9 })],
    ["Enlarged 2.81 times. The source changed a lot.", withFigures({ psnr: 50, ssim: 1, ssimulacra2: 45 })],
    ["Enlarged 2.81 times. Its quality was not measured.", withFigures({})],
    [
      "Enlarged 2.81 times by AI, with something to look at: hallucination risk.",
      {
        enhancement: { ...sample.enhancement, engine: "ai" },
        fidelity: { hallucination_risk: true, figures: {}, reasons: ["psnr 20.00 dB is below 32 dB"] },
      },
    ],
    ["Saved again at its own size. The source is intact.", { enhancement: { ...sample.enhancement, scale: 1 } }],
  ])("headline: %s", (expected, changes) => {
    expect(headline(page(changes))).toBe(expected);
  });

  test("identical pictures are called identical, not unmeasured", () => {
    const figures = { psnr: { value: null, identical: true, unit: "dB", better: "higher" as const } };
    const text = textOf(page({ psnr: null, ssim: 1, round_trip: { ...sample.round_trip, figures } }));
    expect(text).toContain("equals the source in every sample");
    expect(text).toContain("PSNR identical");
    expect(text).not.toContain("not measured");
  });

  test("a missed size, a failed threshold and a fallback are told with their reasons", () => {
    const text = textOf(
      page({
        target: { ...sample.target, reached: false, note: "the scale limit came first" },
        thresholds: { psnr: 60, passed: false, failures: ["psnr 47.13 is below 60"] },
        fallbacks: [{ wanted: "esrgan", used: "lanczos4", reason: "no model is installed" }],
      }),
    );
    expect(text).toContain("The size asked for was not reached. the scale limit came first");
    expect(text).toContain("psnr 47.13 is below 60");
    expect(text).toContain("lanczos4 stood in for esrgan. no model is installed");
  });

  test("a line and a box are drawn where they are, in pixels of the saved file, and listed", () => {
    const markup = page(
      withLines([
        { x: 300, y: 200, width: 900, height: 420, score: 83, line: [300, 200, 1200, 620], label: "2 px wide" },
        { x: 500, y: 1000, width: 320, height: 180, score: 12 },
      ]),
    );
    expect(markup).toContain('viewBox="0 0 2160 1440"');
    expect(markup).toMatch(/<line class="ink" x1="300" y1="200" x2="1200" y2="620" \/>/u);
    expect(markup).toMatch(/<rect class="ink" x="500" y="1000" width="320" height="180" \/>/u);
    expect(textOf(markup)).toContain("2 px wide (300, 200) to (1,200, 620), 993 px long 83");
    expect(textOf(markup)).toContain("320 × 180 at (500, 1,000)");
    for (const [, target] of markup.matchAll(/href="#([^"]+)"/gu)) expect(markup).toContain(`id="${target}"`);
  });

  test("of very many findings the strongest are drawn, and the page says how many are not", () => {
    const regions = Array.from({ length: shownPerDetector + 7 }, (_, score) => ({
      x: 0,
      y: 0,
      width: 9,
      height: 9,
      score,
    }));
    const markup = page(withLines(regions));
    expect(markup.match(/<g id="mark-/gu)).toHaveLength(shownPerDetector);
    expect(textOf(markup)).toContain("7 more in the JSON");
  });

  test("hostile names stay text, in the page and in its JSON", () => {
    const hostile = `</script><img src=x onerror="alert(1)">'.png`;
    const markup = page({
      source: { ...sample.source, name: hostile, metadata: [hostile] },
      losses: [{ group: hostile, kind: "lost", reason: hostile }],
      timings_ms: { [hostile]: 1 },
      software: { [hostile]: hostile },
      artifacts_detected: { ...sample.artifacts_detected, [hostile]: true },
    });
    expect(markup).not.toContain("<img src=x");
    expect(markup.match(/<\/script>/gu)).toHaveLength(1);
    expect(markup.match(/<img /gu)).toHaveLength(3);
    expect(unbalanced(markup)).toEqual([]);
  });

  test("the page asks the network for nothing", () => {
    const markup = page(withLines([{ x: 1, y: 1, width: 1, height: 1, score: 1 }]));
    expect(markup).not.toMatch(/https?:|url\(|@import|srcset|<iframe|<object|<link(?! rel="icon" href="data:)/u);
    for (const [, uri] of markup.matchAll(/\ssrc="([^"]*)"/gu)) expect(uri).toMatch(/^data:/u);
    for (const [, uri] of markup.matchAll(/\shref="([^"]*)"/gu)) expect(uri).toMatch(/^(?:#|data:)/u);
  });

  test("its policy allows exactly the style and the script that it holds, and no attribute needs more", () => {
    const markup = page();
    for (const name of ["style", "script"]) {
      const [, text] = new RegExp(`<${name}>(.*?)</${name}>`, "su").exec(markup) ?? [];
      const digest = createHash("sha256").update(text).digest("base64");
      expect(markup).toContain(`${name}-src &#39;sha256-${digest}&#39;`);
    }
    expect(markup).toContain("default-src &#39;none&#39;");
    expect(markup).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=/u);
  });

  test("its script is sound JavaScript", () => {
    const [, source] = /<script>(.*?)<\/script>/su.exec(page()) ?? [];
    expect(() => new Script(source)).not.toThrow();
  });

  test("tags are balanced, ids are unique, and the same input gives the same page", () => {
    const details = [{ title: "Handlebar", before: pixel, after: pixel }];
    const quality = withLines([{ x: 1, y: 1, width: 1, height: 1, score: 1 }]);
    const markup = renderReport({ quality, pictures, details });
    expect(unbalanced(markup)).toEqual([]);
    const ids = [...markup.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(markup).toContain("Before: Handlebar");
    expect(renderReport({ quality, pictures, details })).toBe(markup);
  });
});
