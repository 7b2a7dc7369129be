/** Namespaces of the XMP properties that are read or written here, by their usual prefix (XMP specification part 2). */
export const namespaces = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  xmpMM: "http://ns.adobe.com/xap/1.0/mm/",
  stEvt: "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
  xmpNote: "http://ns.adobe.com/xmp/note/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  tiff: "http://ns.adobe.com/tiff/1.0/",
  exif: "http://ns.adobe.com/exif/1.0/",
  exifEX: "http://cipa.jp/exif/1.0/",
  aux: "http://ns.adobe.com/exif/1.0/aux/",
  crs: "http://ns.adobe.com/camera-raw-settings/1.0/",
  Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  plus: "http://ns.useplus.org/ldf/xmp/1.0/",
  cc: "http://creativecommons.org/ns#",
  mwgRs: "http://www.metadataworkinggroup.com/schemas/regions/",
  lightroom: "http://ns.adobe.com/lightroom/1.0/",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  hdrgm: "http://ns.adobe.com/hdr-gain-map/1.0/",
  appleGainMap: "http://ns.apple.com/HDRGainMap/1.0/",
  container: "http://ns.google.com/photos/1.0/container/",
  containerItem: "http://ns.google.com/photos/1.0/container/item/",
} as const;

export type Prefix = keyof typeof namespaces;
