import type { Metadata } from "@pixelproof/core";
import { readDataSets, type DataSet } from "../iptc/data-sets.ts";
import { dateOf } from "../iptc/date.ts";
import { dataSetName } from "../iptc/names.ts";
import type { Converted } from "../converted.ts";
import type { XmpProperty } from "../xmp/add-properties.ts";
import type { Prefix } from "../xmp/namespaces.ts";
import { intoXmp } from "./into-xmp.ts";
import { languageAlternative } from "./language.ts";

type Form = "text" | "language" | "seq" | "bag";

/** Where each data set of record 2 stands in XMP: ExifTool's iptc2xmp.args, after the IPTC Photo Metadata Standard. */
const mapping: readonly (readonly [number: number, prefix: Prefix, name: string, form: Form])[] = [
  [5, "dc", "title", "language"],
  [10, "photoshop", "Urgency", "text"],
  [15, "photoshop", "Category", "text"],
  [20, "photoshop", "SupplementalCategories", "bag"],
  [25, "dc", "subject", "bag"],
  [40, "photoshop", "Instructions", "text"],
  [80, "dc", "creator", "seq"],
  [85, "photoshop", "AuthorsPosition", "text"],
  [90, "photoshop", "City", "text"],
  [92, "Iptc4xmpCore", "Location", "text"],
  [95, "photoshop", "State", "text"],
  [100, "Iptc4xmpCore", "CountryCode", "text"],
  [101, "photoshop", "Country", "text"],
  [103, "photoshop", "TransmissionReference", "text"],
  [105, "photoshop", "Headline", "text"],
  [110, "photoshop", "Credit", "text"],
  [115, "photoshop", "Source", "text"],
  [116, "dc", "rights", "language"],
  [120, "dc", "description", "language"],
  [122, "photoshop", "CaptionWriter", "text"],
];

/** Dates that stand in two data sets, day and time of day. */
const dates: readonly (readonly [day: number, time: number, prefix: Prefix, name: string])[] = [
  [55, 60, "photoshop", "DateCreated"],
  [62, 63, "xmp", "CreateDate"],
];

/** Moves IPTC into XMP, for a file of `format` that has no place for it; what has no counterpart is listed. */
export function iptcToXmp(metadata: Metadata, format: string): Converted {
  const { iptc = new Uint8Array(), ...rest } = metadata;
  const { dataSets, whole } = readDataSets(iptc);
  const decoder = new TextDecoder(isUtf8(dataSets) ? "utf-8" : "windows-1252");
  const texts = (number: number): string[] =>
    dataSets
      .filter((dataSet) => dataSet.record === 2 && dataSet.number === number)
      .map(({ data }) => decoder.decode(data).replace(/\0+$/, ""))
      .filter((text) => text !== "");
  const properties = [
    ...mapping.flatMap(([number, prefix, name, form]) => property(prefix, name, form, texts(number))),
    ...dates.flatMap(([day, time, prefix, name]) => {
      const date = dateOf(texts(day)[0], texts(time)[0]);
      return date === undefined ? [] : property(prefix, name, "text", [date]);
    }),
  ];
  const mapped = new Set([...mapping.map(([number]) => number), ...dates.flatMap(([day, time]) => [day, time])]);
  const left = dataSets
    .filter((dataSet) => !isForm(dataSet) && !(dataSet.record === 2 && mapped.has(dataSet.number)))
    .map(dataSetName);
  return intoXmp(rest, properties, {
    group: "iptc",
    what: `${format} has no IPTC block`,
    left: whole ? left : [...left, "what cannot be read"],
  });
}

function property(prefix: Prefix, name: string, form: Form, texts: readonly string[]): XmpProperty[] {
  if (texts.length === 0) return [];
  if (form === "text") return [{ prefix, name, value: { form, text: texts[0] } }];
  if (form === "language") return [{ prefix, name, value: languageAlternative([{ text: texts[0] }]) }];
  return [{ prefix, name, value: { form, items: texts } }];
}

/** 1:90 holds an ISO 2022 escape sequence; the one of UTF-8 is ESC % G (IPTC-IIM 4.2, section 1:90). */
const isUtf8 = (dataSets: readonly DataSet[]): boolean =>
  dataSets.some(({ record, number, data }) => record === 1 && number === 90 && Buffer.from(data).equals(utf8));

const utf8 = Buffer.from("\x1b%G", "latin1");

const isForm = ({ record, number }: DataSet): boolean => number === 0 || (record === 1 && number === 90);
