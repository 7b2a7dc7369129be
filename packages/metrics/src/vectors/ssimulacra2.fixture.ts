import { readFileSync } from "node:fs";
import type { Rgb8 } from "@pixelproof/core";
import { dataFile } from "@pixelproof/tooling-data";
import { readPair, type PicturePair } from "./pairs.fixture.ts";
import { makePair, type SyntheticPair } from "./patterns.fixture.ts";

/** A pair of photographs: what the C++ tool gives, and what the definition gives in 64-bit floats. */
export interface NaturalCase extends PicturePair {
  readonly cpp_score: number;
  readonly cpp_score_swapped_arguments?: number;
  readonly float64_independent_score: number;
}

/** The same for a pair of patterns. */
export interface SyntheticCase extends SyntheticPair {
  readonly identical_pair: boolean;
  readonly expected_cpp_score: number;
  readonly float64_independent_score: number;
}

interface Vectors {
  readonly natural_cases: readonly NaturalCase[];
  readonly cases: readonly SyntheticCase[];
  /** The weighted figures of some cases in 64-bit floats, by the case's name. */
  readonly subscore_debug: Readonly<Record<string, { readonly subscores: readonly number[] }>>;
}

export function readVectors(): Vectors {
  const vectors: Vectors = JSON.parse(readFileSync(dataFile("vectors/ssimulacra2.json"), "utf8"));
  return vectors;
}

/** Both pictures of the case of that name. */
export async function picturesOf({ natural_cases, cases }: Vectors, name: string): Promise<[Rgb8, Rgb8]> {
  const natural = natural_cases.find((one) => one.name === name);
  if (natural !== undefined) return readPair(natural);
  const synthetic = cases.find((one) => one.name === name);
  if (synthetic === undefined) throw new Error(`Expected a case ${name} in the vectors`);
  return makePair(synthetic);
}
