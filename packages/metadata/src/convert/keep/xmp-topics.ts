import { namespaces, type Prefix } from "../xmp/namespaces.ts";
import type { PropertyPath } from "../xmp/remove-properties.ts";
import type { QName } from "../xmp/xml.ts";
import type { Topic } from "./policy.ts";

/** Says how to read the packet or the picture; stays as long as anything else does. */
export type TopicOrForm = Topic | "form";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Properties by topic; a namespace without names is of that topic as a whole, save for what is named elsewhere. */
const table: readonly (readonly [TopicOrForm, Prefix, string?])[] = [
  ["copyright", "dc", "creator rights contributor publisher source"],
  ["copyright", "xmpRights"],
  ["copyright", "plus"],
  ["copyright", "cc"],
  ["copyright", "photoshop", "Credit Source AuthorsPosition"],
  ["copyright", "tiff", "Artist Copyright"],
  ["copyright", "Iptc4xmpCore", "CreatorContactInfo"],
  [
    "copyright",
    "Iptc4xmpExt",
    "AOCopyrightNotice AOCreator DigImageGUID DigitalSourceType RegistryId ImageCreator CopyrightOwner Licensor",
  ],
  ["gps", "geo"],
  ["place", "photoshop", "City State Country"],
  ["place", "Iptc4xmpCore", "Location CountryCode"],
  ["place", "Iptc4xmpExt", "LocationShown LocationCreated"],
  ["camera", "aux"],
  ["camera", "exifEX"],
  ["camera", "exif"],
  ["camera", "tiff", "Make Model"],
  ["time", "xmp", "CreateDate ModifyDate MetadataDate"],
  ["time", "exif", "DateTimeOriginal DateTimeDigitized"],
  ["time", "tiff", "DateTime"],
  ["time", "photoshop", "DateCreated"],
  ["time", "dc", "date"],
  ["time", "stEvt", "when"],
  ["description", "dc", "title description subject language type coverage relation"],
  [
    "description",
    "photoshop",
    "Headline Category SupplementalCategories CaptionWriter Instructions Urgency TransmissionReference",
  ],
  ["description", "Iptc4xmpCore"],
  ["description", "Iptc4xmpExt"],
  ["description", "mwgRs"],
  ["description", "lightroom"],
  ["description", "xmp", "Rating Label Nickname"],
  ["description", "exif", "UserComment"],
  ["description", "tiff", "ImageDescription"],
  ["software", "xmp", "CreatorTool BaseURL Advisory Identifier"],
  ["software", "xmpMM"],
  ["software", "crs"],
  ["software", "photoshop", "History DocumentAncestors LegacyIPTCDigest"],
  ["software", "tiff", "Software"],
  ["thumbnail", "xmp", "Thumbnails"],
  ["colour", "hdrgm"],
  ["colour", "appleGainMap"],
  ["colour", "container"],
  ["colour", "photoshop", "ICCProfile ColorMode"],
  ["density", "tiff", "XResolution YResolution ResolutionUnit"],
  [
    "form",
    "tiff",
    "Orientation ImageWidth ImageLength BitsPerSample Compression PhotometricInterpretation SamplesPerPixel PlanarConfiguration YCbCrSubSampling YCbCrPositioning NativeDigest",
  ],
  [
    "form",
    "exif",
    "PixelXDimension PixelYDimension ColorSpace ExifVersion FlashpixVersion ComponentsConfiguration NativeDigest",
  ],
  ["form", "dc", "format"],
  ["form", "xmpNote"],
];

const key = (uri: string, local: string): string => `${uri} ${local}`;

const byName = new Map(
  table.flatMap(([topic, prefix, names]) =>
    words(names ?? "*").map((name) => [key(namespaces[prefix], name), topic] as const),
  ),
);

/** Coordinates stand under such names in the namespaces of drones and telephones too. */
const coordinates = /gps|latitude|longit|longtit|altitude/i;

/** A namespace as a whole counts for the properties of the picture alone: fields are of their structure's topic. */
function ownTopic({ uri, local }: QName, isField: boolean): TopicOrForm | undefined {
  if (coordinates.test(local)) return "gps";
  return byName.get(key(uri, local)) ?? (isField ? undefined : byName.get(key(uri, "*")));
}

/** The topic of a property or field; a field that has none of its own is of its structure's, anything unknown is "other". */
export function xmpTopic(path: PropertyPath): TopicOrForm {
  const topics = path.map((name, depth) => ownTopic(name, depth > 0));
  return topics.findLast((topic) => topic !== undefined) ?? "other";
}
