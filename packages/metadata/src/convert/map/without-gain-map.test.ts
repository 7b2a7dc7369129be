import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { readMetadata } from "../../read.ts";
import { withoutGainMap } from "./without-gain-map.ts";

const map = { attribute: 0, bytes: Uint8Array.of(1), kind: "gain-map" } as const;
const item = (semantic: string): string =>
  `<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="${semantic}" Item:Length="9"/></rdf:li>`;
const packet = (inner: string, ...semantics: string[]): Uint8Array =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ` +
      `xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/" ` +
      `xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" hdrgm:Version="1.0">${inner}` +
      (semantics.length > 0
        ? `<Container:Directory><rdf:Seq>${semantics.map(item).join("")}</rdf:Seq></Container:Directory>`
        : "") +
      `</rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
const title = "<dc:format>image/jpeg</dc:format>";
const textOf = (xmp: Uint8Array | undefined): string => Buffer.from(xmp ?? []).toString();

test("what describes a gain map goes with it, and the rest stays", () => {
  const xmp = packet(title, "Primary", "GainMap");
  const { metadata, losses } = withoutGainMap({ xmp, attachments: [map] }, false);
  expect(textOf(metadata.xmp)).toContain(title);
  expect(textOf(metadata.xmp)).not.toMatch(/hdrgm:Version|Container:|Item:Semantic/);
  expect(losses).toEqual([
    expect.objectContaining({
      group: "xmp",
      kind: "changed",
      reason: expect.stringContaining("hdrgm:Version, Container:Directory"),
    }),
  ]);
  expect(metadata.attachments).toEqual([map]);
});

test("a gain map that was lost before is no longer described either, and other items stay", () => {
  const { metadata } = withoutGainMap({ xmp: packet("", "Primary", "GainMap", "MotionPhoto") }, true);
  expect(textOf(metadata.xmp).match(/Item:Semantic="\w+"/g)).toEqual([
    'Item:Semantic="Primary"',
    'Item:Semantic="MotionPhoto"',
  ]);
});

test("a gain map that stays, and a picture that is one, keep their XMP", () => {
  const staying = { xmp: packet(title, "Primary", "GainMap"), attachments: [map] };
  expect(withoutGainMap(staying, true)).toEqual({ metadata: staying, losses: [] });
  const itself = { xmp: packet(title) };
  expect(withoutGainMap(itself, false)).toEqual({ metadata: itself, losses: [] });
});

test.skipIf(!withData)("a packet that says nothing else is left out", () => {
  const { metadata } = readMetadata(readFileSync(dataFile("metadata/ultra-hdr.jpg")));
  const converted = withoutGainMap(metadata, false);
  expect(Object.keys(converted.metadata)).not.toContain("xmp");
  expect(converted.losses).toEqual([expect.objectContaining({ group: "xmp", kind: "lost" })]);
});
