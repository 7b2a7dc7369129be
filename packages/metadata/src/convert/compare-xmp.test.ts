import { expect, test } from "vitest";
import { patchXmp } from "../xmp/patch.ts";
import { compareXmp } from "./compare-xmp.ts";

const packet = (attributes: string, elements: string = ""): Uint8Array =>
  Buffer.from(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" ` +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description ${attributes}>${elements}</rdf:Description></rdf:RDF>`,
  );

test("says which properties changed, went and came, whatever their order", () => {
  const before = packet(`tiff:ImageWidth="640" tiff:Make="a"`, "<dc:source>b</dc:source>");
  const after = packet(`tiff:Model="c"  tiff:ImageWidth="1280"`, "<dc:source>b</dc:source>");
  expect(compareXmp(before, after)).toEqual({
    changed: ["tiff:ImageWidth"],
    gone: ["tiff:Make"],
    added: ["tiff:Model"],
  });
  expect(compareXmp(before, patchXmp(before, { width: 640 }))).toEqual({ changed: [], gone: [], added: [] });
});

test("a packet that cannot be read is not compared", () => {
  expect(compareXmp(packet(""), Buffer.from("<x"))).toBeUndefined();
});
