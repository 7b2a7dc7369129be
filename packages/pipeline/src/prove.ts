import type { Context, Decoded, Host, Image, Size } from "@pixelproof/core";
import { examine, type Evidence } from "./examine.ts";
import { isSameGroup } from "./group-difference.ts";
import type { FileMade, Written } from "./produce.ts";
import { together } from "./progress.ts";
import type { RunSettings } from "./registered.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { verify, type Verification } from "./verify.ts";

/** A file, what it was made from and what went into it. */
export interface Provable {
  readonly source: Decoded;
  readonly target: FileMade;
  readonly written: Written;
}

/** What a file was found to hold, and how that looks beside its source. */
export interface Proof {
  readonly verification: Verification;
  /** Of the saved picture. */
  readonly size: Size;
  readonly evidence: Evidence;
}

interface Run {
  readonly step: (name: "verify" | "compare" | "examine") => Context;
  readonly watch: Stopwatch;
}

/** Bytes of samples up to which a picture is held twice to save time. */
const smallBytes = 64 * 2 ** 20;

/**
 * Decodes what will be saved, verifies it, and examines it beside its source. What a lossless file has to hold is known before:
 * that of a picture that is not large is examined while the file is decoded, and again if the file turns out to hold something else.
 */
export async function prove(provable: Provable, settings: RunSettings, run: Run, host: Host): Promise<Proof> {
  const { source, target, written } = provable;
  const { image, inks, carried } = written;
  const foreseen: Decoded = { image, metadata: carried.metadata };
  const lossless = target.recipe.compression === "lossless" && inks === undefined;
  const small = image.data.byteLength <= smallBytes;
  const examined = (saved: Decoded, unencoded: Image): Promise<Evidence> =>
    examine({ source, unencoded, saved }, settings, run, host);

  const [{ verification, saved }, early] = await together([
    verified(provable, run),
    lossless && small ? examined(foreseen, image) : undefined,
  ]);
  const asForeseen = verification.lossless && sameColours(foreseen, saved);
  const unencoded = verification.lossless ? saved.image : image;
  const evidence = early && asForeseen ? early : await examined(saved, unencoded);
  return { verification, size: { width: saved.image.width, height: saved.image.height }, evidence };
}

/** The file decoded again; where no sample was lost its picture is the one that went in, so that there are not two of them. */
async function verified(
  { source, target, written }: Provable,
  { step, watch }: Run,
): Promise<{ verification: Verification; saved: Decoded }> {
  const { image, inks, carried } = written;
  const saved = await watch.time("verify", () =>
    target.codec.codec.decode(target.encoded.bytes, step("verify"), { inks: source.inks !== undefined }),
  );
  const given = { image, ...(inks && { inks }), metadata: source.metadata, carried: carried.metadata };
  const verification = verify(given, saved, [...(source.losses ?? []), ...carried.losses, ...target.encoded.losses]);
  return { verification, saved: verification.lossless && inks === undefined ? { ...saved, image } : saved };
}

const sameColours = (a: Decoded, b: Decoded): boolean =>
  isSameGroup("icc", a.metadata, b.metadata) && isSameGroup("cicp", a.metadata, b.metadata);
