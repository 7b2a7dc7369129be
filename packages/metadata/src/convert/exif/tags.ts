import type { TopicOrForm } from "../keep/xmp-topics.ts";

/** What is known of a tag. */
export interface TagFacts {
  /** As ExifTool calls it. */
  readonly name: string;
  readonly topic: TopicOrForm;
}

/** Tags of the main and the Exif IFD by topic (Exif 2.32, sections 4.6.4 and 4.6.5; Windows' XP tags; DCF). */
const main: readonly (readonly [TopicOrForm, Readonly<Record<number, string>>])[] = [
  ["copyright", { 0x013b: "Artist", 0x8298: "Copyright", 0x9c9d: "XPAuthor" }],
  [
    "camera",
    {
      0x010f: "Make",
      0x0110: "Model",
      0x829a: "ExposureTime",
      0x829d: "FNumber",
      0x8822: "ExposureProgram",
      0x8827: "ISO",
      0x9201: "ShutterSpeedValue",
      0x9202: "ApertureValue",
      0x9204: "ExposureCompensation",
      0x9205: "MaxApertureValue",
      0x9207: "MeteringMode",
      0x9208: "LightSource",
      0x9209: "Flash",
      0x920a: "FocalLength",
      0x927c: "MakerNote",
      0xa402: "ExposureMode",
      0xa403: "WhiteBalance",
      0xa404: "DigitalZoomRatio",
      0xa405: "FocalLengthIn35mmFormat",
      0xa406: "SceneCaptureType",
      0xa430: "OwnerName",
      0xa431: "SerialNumber",
      0xa432: "LensInfo",
      0xa433: "LensMake",
      0xa434: "LensModel",
      0xa435: "LensSerialNumber",
    },
  ],
  [
    "time",
    {
      0x0132: "ModifyDate",
      0x9003: "DateTimeOriginal",
      0x9004: "CreateDate",
      0x9010: "OffsetTime",
      0x9011: "OffsetTimeOriginal",
      0x9012: "OffsetTimeDigitized",
      0x9290: "SubSecTime",
      0x9291: "SubSecTimeOriginal",
      0x9292: "SubSecTimeDigitized",
    },
  ],
  [
    "description",
    {
      0x010d: "DocumentName",
      0x010e: "ImageDescription",
      0x4746: "Rating",
      0x4749: "RatingPercent",
      0x9286: "UserComment",
      0x9c9b: "XPTitle",
      0x9c9c: "XPComment",
      0x9c9e: "XPKeywords",
      0x9c9f: "XPSubject",
      0xa40c: "SubjectDistanceRange",
      0xa420: "ImageUniqueID",
    },
  ],
  ["software", { 0x000b: "ProcessingSoftware", 0x0131: "Software", 0x013c: "HostComputer" }],
  [
    "colour",
    {
      0x012d: "TransferFunction",
      0x013e: "WhitePoint",
      0x013f: "PrimaryChromaticities",
      0x8773: "ICC_Profile",
      0xa500: "Gamma",
    },
  ],
  ["density", { 0x011a: "XResolution", 0x011b: "YResolution", 0x0128: "ResolutionUnit" }],
  [
    "form",
    {
      0x0100: "ImageWidth",
      0x0101: "ImageHeight",
      0x0112: "Orientation",
      0x0211: "YCbCrCoefficients",
      0x0213: "YCbCrPositioning",
      0x0214: "ReferenceBlackWhite",
      0x8769: "ExifOffset",
      0x9000: "ExifVersion",
      0x9101: "ComponentsConfiguration",
      0x9102: "CompressedBitsPerPixel",
      0xa000: "FlashpixVersion",
      0xa001: "ColorSpace",
      0xa002: "ExifImageWidth",
      0xa003: "ExifImageHeight",
      0xa005: "InteropOffset",
    },
  ],
  ["gps", { 0x8825: "GPSInfo" }],
];

const known = new Map(
  main.flatMap(([topic, tags]) =>
    Object.entries(tags).map(([tag, name]) => [Number(tag), { name, topic }] satisfies [number, TagFacts]),
  ),
);

const gpsNames = (
  "VersionID LatitudeRef Latitude LongitudeRef Longitude AltitudeRef Altitude TimeStamp Satellites Status " +
  "MeasureMode DOP SpeedRef Speed TrackRef Track ImgDirectionRef ImgDirection MapDatum DestLatitudeRef DestLatitude " +
  "DestLongitudeRef DestLongitude DestBearingRef DestBearing DestDistanceRef DestDistance ProcessingMethod " +
  "AreaInformation DateStamp Differential HPositioningError"
).split(" ");

/** Blocks of other formats inside EXIF (XMP, IPTC, Photoshop), which cannot be kept in part. */
const foreign = new Map([
  [0x02bc, "ApplicationNotes"],
  [0x83bb, "IPTC-NAA"],
  [0x8649, "PhotoshopSettings"],
]);

export type DirectoryKind = "main" | "exif" | "gps" | "interoperability" | "thumbnail";

/** Name and topic of a tag; what is not known of the Exif IFD is taken for a setting of the camera. */
export function tagFacts(kind: DirectoryKind, tag: number): TagFacts {
  if (kind === "gps") return { name: `GPS${gpsNames[tag] ?? hexadecimal(tag)}`, topic: "gps" };
  if (kind === "interoperability") return { name: `Interop${hexadecimal(tag)}`, topic: "form" };
  if (kind === "thumbnail") return { name: "the thumbnail", topic: "thumbnail" };
  const facts = known.get(tag);
  const name = facts?.name ?? foreign.get(tag) ?? `Exif${hexadecimal(tag)}`;
  return facts ?? { name, topic: kind === "exif" ? "camera" : "other" };
}

/** Whether a tag holds a whole block of another format. */
export const isForeign = (tag: number): boolean => foreign.has(tag);

const hexadecimal = (tag: number): string => `0x${tag.toString(16).padStart(4, "0")}`;
