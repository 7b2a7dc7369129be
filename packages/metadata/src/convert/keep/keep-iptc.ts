import type { Metadata } from "@pixelproof/core";
import { join } from "../../bytes.ts";
import { changed, lost } from "../../result.ts";
import { listed, unchanged, type Converted } from "../converted.ts";
import { readDataSets, type DataSet } from "../iptc/data-sets.ts";
import { dataSetName } from "../iptc/names.ts";
import { leftOut } from "./left-out.ts";
import type { Keeps, Topic } from "./policy.ts";

const numbers: readonly (readonly [Topic, readonly number[]])[] = [
  ["copyright", [80, 85, 110, 115, 116, 118]],
  ["place", [26, 27, 90, 92, 95, 100, 101]],
  ["time", [30, 35, 37, 38, 55, 60, 62, 63]],
  ["description", [5, 7, 10, 12, 15, 20, 22, 25, 40, 103, 105, 120, 121, 122]],
  ["software", [65, 70]],
  ["thumbnail", [200, 201, 202]],
];

const byNumber = new Map(numbers.flatMap(([topic, list]) => list.map((number) => [number, topic] as const)));

/** IPTC with the data sets of topics that stay. */
export function keepIptc(metadata: Metadata, keeps: Keeps): Converted {
  const { iptc, ...rest } = metadata;
  if (iptc === undefined) return unchanged(metadata);
  const { dataSets, whole } = readDataSets(iptc);
  const stays = (dataSet: DataSet): boolean => isForm(dataSet) || keeps(topicOf(dataSet));
  const kept = dataSets.filter(stays);
  if (kept.length === dataSets.length && whole) return unchanged(metadata);
  const gone = dataSets.filter((dataSet) => !stays(dataSet)).map(dataSetName);
  const reason = leftOut(listed([...gone, ...(whole ? [] : ["what cannot be read"])]));
  if (kept.every(isForm)) return { metadata: rest, losses: [lost("iptc", reason)] };
  return {
    metadata: { ...rest, iptc: join(kept.map(({ raw }) => raw)) },
    losses: [changed("iptc", reason)],
  };
}

/** Record versions, and the character set in 1:90. */
const isForm = ({ record, number }: DataSet): boolean => number === 0 || (record === 1 && number === 90);

const topicOf = ({ record, number }: DataSet): Topic => (record === 2 ? byNumber.get(number) : undefined) ?? "other";
