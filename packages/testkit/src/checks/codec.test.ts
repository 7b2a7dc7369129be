import {
  createImage,
  metadataGroups,
  type Codec,
  type CodecCapabilities,
  type EncodeSettings,
  type Image,
  type Metadata,
  type Plugin,
} from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, coarse, raw, tinyCodec } from "../fixtures/index.ts";
import { iccProfile } from "../metadata/icc-profile.ts";

const claims: CodecCapabilities = {
  format: "raw",
  mediaType: "image/x-pixelproof-raw",
  extensions: [".raw"],
  depths: [8, 16],
  alpha: true,
  compression: ["lossless"],
  keeps: metadataGroups,
  largestSide: 2 ** 31,
};

/** A codec that says `said` of itself and does `done`. */
const claiming = (said: Partial<CodecCapabilities>, done: Partial<CodecCapabilities> = {}): Plugin<"codec"> => ({
  ...tinyCodec({ ...claims, ...done }),
  capabilities: { ...claims, ...said },
});

const broken = (alter: (codec: Codec) => Partial<Codec>, plugin = raw): Plugin<"codec"> => altered(plugin, alter);

type Encoding = [image: Image, metadata: Metadata, settings: EncodeSettings];

/** A codec that writes something else than it was given. */
const writing = (change: (...given: Encoding) => Encoding, plugin = raw): Plugin<"codec"> =>
  broken(
    (codec) => ({
      encode: (image, metadata, settings, context) => codec.encode(...change(image, metadata, settings), context),
    }),
    plugin,
  );

const withData = (image: Image, change: (value: number, i: number) => number): Image => ({
  ...image,
  data: image.data.map((value, i) => change(value, i)),
});

const without = (settings: EncodeSettings, name: keyof EncodeSettings): EncodeSettings =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));

const unlimited = { inputBytes: Number.MAX_VALUE, inputPixels: Number.MAX_VALUE };
const neverAborted = new AbortController().signal;
const layouts = [1, 2, 3, 4];
const lossless = layouts.flatMap((channels) =>
  [8, 16].map((depth) => `lossless gives back every sample, ${channels} channel(s), ${depth} bits`),
);
let calls = 0;

const faults: Record<string, { plugin: Plugin<"codec">; fails: string[] }> = {
  "is lossy and claims lossless": {
    plugin: writing((image, ...rest) => [withData(image, (value) => value & 0xfefe), ...rest]),
    fails: lossless,
  },
  "truncates 16 bits to 8": {
    plugin: writing((image, metadata, settings) => [
      settings.depth === 8 ? withData(image, (value) => (value >> 8) * 257) : image,
      metadata,
      settings,
    ]),
    fails: ["16 bits written to 8 are rounded to nearest"],
  },
  "does not dither": {
    plugin: writing((image, metadata, settings) => [image, metadata, without(settings, "dither")]),
    fails: ["16 bits dithered to 8 keep their mean"],
  },
  "loses bits at low effort": {
    plugin: writing((image, metadata, settings) => [
      settings.effort === 0 ? withData(image, (value) => value & 0xfefe) : image,
      metadata,
      settings,
    ]),
    fails: ["lossless gives back every sample at every effort"],
  },
  "ignores byteOffset of metadata": {
    plugin: writing((image, { icc, ...metadata }, settings) => [
      image,
      { ...metadata, ...(icc && { icc: new Uint8Array(icc.buffer, 0, icc.length) }) },
      settings,
    ]),
    fails: ["icc is kept, alone and among the others"],
  },
  "ruins lossy pictures": {
    plugin: writing((image, ...rest) => [withData(image, (value) => value >> 1), ...rest], coarse),
    fails: [1, 3].map((channels) => `lossy at quality 90 stays close, ${channels} channel(s)`),
  },
  "drops alpha when it is lossy": {
    plugin: writing(
      (image, ...rest) => [
        withData(image, (value, i) => (i % 4 === 3 && image.channels === 4 ? 65535 : value)),
        ...rest,
      ],
      tinyCodec({ ...claims, compression: ["lossy"], depths: [8] }),
    ),
    fails: ["lossy at quality 90 stays close, 4 channel(s)"],
  },
  "darkens grey with alpha": {
    plugin: writing(
      (image, ...rest) => [withData(image, (value) => (image.channels === 2 ? 0 : value)), ...rest],
      tinyCodec({ ...claims, compression: ["lossy"], depths: [8] }),
    ),
    fails: ["lossy at quality 90 stays close, 2 channel(s)"],
  },
  "ignores quality": {
    plugin: writing((image, metadata, settings) => [image, metadata, without(settings, "quality")], coarse),
    fails: ["a higher quality gives a larger file", "a quality outside 1..100 is refused"],
  },
  "reads the header wrongly": {
    plugin: broken((codec) => ({ inspect: async (...given) => ({ ...(await codec.inspect(...given)), channels: 4 }) })),
    fails: ["the header says what the pixels are"],
  },
  "writes other bytes each time": {
    plugin: broken((codec) => ({
      async encode(...given) {
        const encoded = await codec.encode(...given);
        return { ...encoded, bytes: Uint8Array.of(...encoded.bytes, calls++) };
      },
    })),
    fails: ["two runs write the same bytes"],
  },
  "patches the caller's EXIF": {
    plugin: writing((image, metadata, settings) => {
      metadata.exif?.fill(0);
      return [image, metadata, settings];
    }),
    fails: ["picture, metadata and file are not written into", "exif is kept, alone and among the others"],
  },
  "takes what it does not declare": {
    plugin: claiming(
      { depths: [8], alpha: false, compression: ["lossless"], largestSide: 500 },
      { compression: ["lossless", "lossy"] },
    ),
    fails: [
      "16 bits are refused",
      "lossy compression is refused",
      "a quality is refused",
      "alpha is refused",
      "a depth that cannot be kept is listed among the losses",
      "a picture larger than the largest side is refused",
    ],
  },
  "takes 8 bits and lossless though it declares neither": {
    plugin: claiming({ depths: [16], compression: ["lossy"] }, { compression: ["lossless", "lossy"] }),
    fails: ["8 bits are refused", "lossless compression is refused"],
  },
  "ignores effort": {
    plugin: writing((image, metadata, settings) => [image, metadata, without(settings, "effort")]),
    fails: ["an effort outside 0..9 is refused"],
  },
  "declares groups that it does not keep": {
    plugin: claiming({}, { keeps: [] }),
    fails: [
      ...metadataGroups.map((group) => `${group} is kept, alone and among the others`),
      "an ICC profile larger than 64 KiB is kept",
    ],
  },
  "loses groups in silence": {
    plugin: broken(
      (codec) => ({ encode: async (...given) => ({ ...(await codec.encode(...given)), losses: [] }) }),
      tinyCodec({ ...claims, keeps: [] }),
    ),
    fails: metadataGroups.map((group) => `${group} is listed among the losses`),
  },
  "swaps the axes of density": {
    plugin: writing((image, { density, ...metadata }, settings) => [
      image,
      { ...metadata, ...(density && { density: { ...density, x: density.y, y: density.x } }) },
      settings,
    ]),
    fails: ["density is kept, alone and among the others"],
  },
  "turns the picture by its EXIF orientation": {
    plugin: broken((codec) => ({
      async decode(...given) {
        const { image, metadata } = await codec.decode(...given);
        const turned = metadata.exif !== undefined && metadata.exif.some((byte, i) => byte === 6 && i < 70);
        return {
          image: turned ? createImage({ ...image, width: image.height, height: image.width }) : image,
          metadata,
        };
      },
    })),
    fails: ["an EXIF orientation does not turn the picture, which is upright already"],
  },
  "gives grey pictures an RGB profile": {
    plugin: writing((image, metadata, settings) => [
      image,
      image.channels === 1 && metadata.icc ? { ...metadata, icc: iccProfile({ space: "RGB " }) } : metadata,
      settings,
    ]),
    fails: ["a grey picture keeps its grey profile, or the loss is listed"],
  },
  "adds a profile of its own": {
    plugin: writing((image, metadata, settings) => [
      image,
      { icc: iccProfile({ space: "RGB " }), ...metadata },
      settings,
    ]),
    fails: ["no metadata in, none out"],
  },
  "recognises everything": {
    plugin: broken(() => ({ sniff: () => true })),
    fails: ["its own files are recognised, and no others"],
  },
  "ignores byteOffset": {
    plugin: broken((codec) => ({
      decode: (bytes, context) => codec.decode(new Uint8Array(bytes.buffer, 0, bytes.length), context),
    })),
    fails: ["a view into a larger buffer decodes to the same picture"],
  },
  "makes a picture out of anything": {
    plugin: broken((codec) => ({
      async decode(bytes, context) {
        try {
          return await codec.decode(bytes, context);
        } catch {
          return { image: createImage({ width: 1, height: 1, channels: 1, data: new Uint16Array(1) }), metadata: {} };
        }
      },
    })),
    fails: [
      "bytes that are no picture are refused as input",
      "garbage behind a right beginning is refused as input",
      "a truncated file is refused as input",
    ],
  },
  "has no limits": {
    plugin: broken((codec) => ({
      decode: (bytes, context) => codec.decode(bytes, { ...context, limits: { ...context.limits, ...unlimited } }),
    })),
    fails: ["a picture above the pixel limit is refused", "a file above the byte limit is refused"],
  },
  "does not listen to the signal": {
    plugin: broken((codec) => ({
      decode: (bytes, context) => codec.decode(bytes, { ...context, signal: neverAborted }),
    })),
    fails: ["an aborted signal ends the work"],
  },
};

test.each(Object.entries(faults))("a codec that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("every check of a codec has been seen to fail", () => {
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = [raw, coarse].flatMap((plugin) => conformance(plugin)).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set([...names, ...seen]));
});

test("a skipped check says which capability is missing", () => {
  const skips = conformance(coarse).flatMap(({ skip }) => skip ?? []);
  expect(skips).toEqual(
    expect.arrayContaining(["lossless compression is not declared", "exif is not declared as kept"]),
  );
});
