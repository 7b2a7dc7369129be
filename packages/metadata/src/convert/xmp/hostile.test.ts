import { expect, test } from "vitest";
import { keepMetadata } from "../keep/keep-metadata.ts";
import { mapMetadata } from "../map/map-metadata.ts";
import { openPacket } from "./packet.ts";
import { removeProperties } from "./remove-properties.ts";

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const wrapped = (inner: string, attributes: string = ""): Uint8Array =>
  Buffer.from(`<r:RDF xmlns:r="${rdf}"${attributes}>${inner}</r:RDF>`);

/** Each would take minutes or gigabytes of a careless reader; a test that does not end fails. */
test.each([
  ["a million elements", wrapped("<a/>".repeat(1_000_000))],
  ["elements nested a million deep", wrapped("<a>".repeat(1_000_000))],
  ["a million attributes", wrapped(`<a ${Array.from({ length: 500_000 }, (_, i) => `a${i}=""`).join(" ")}/>`)],
  ["comments that never end", wrapped("<!--".repeat(1_000_000))],
  ["a document type with entities", Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa">]><r:RDF xmlns:r="${rdf}"/>`)],
  [
    "namespaces declared on everything",
    wrapped("<a/>".repeat(50_000), Array.from({ length: 20_000 }, (_, i) => ` xmlns:n${i}="u"`).join("")),
  ],
  ["more descriptions than anybody writes", wrapped("<r:Description/>".repeat(5000))],
])("%s: the packet counts as unreadable, is left out whole by a policy, and never half", (_, xmp) => {
  expect(openPacket(xmp)).toBeUndefined();
  expect(keepMetadata({ xmp }, ["!gps"]).metadata).toEqual({});
  expect(mapMetadata({ xmp }, { format: "jpeg", keeps: ["xmp", "extendedXmp"] }).metadata).toEqual({ xmp });
});

test("a packet of sixteen megabytes of blanks is split at once", () => {
  const xmp = Buffer.concat([
    wrapped(`<r:Description r:about=""/>`),
    Buffer.alloc(2 ** 24, " "),
    Buffer.from(`<?xpacket end="w"?>`),
  ]);
  expect(mapMetadata({ xmp }, { format: "jpeg", keeps: ["xmp", "extendedXmp"] }).metadata.xmp?.length).toBeLessThan(
    200,
  );
});

test("a million data sets of IPTC are not taken one by one", () => {
  const iptc = Buffer.concat(Array.from({ length: 1_000_000 }, () => Buffer.from("\x1c\x02\x19\0\0", "latin1")));
  const { losses } = mapMetadata({ iptc }, { format: "png", keeps: ["xmp"] });
  expect(losses).toMatchObject([{ group: "iptc", kind: "lost", reason: expect.stringContaining("cannot be read") }]);
});

test("comments go with what is removed, and text that looks like one stays", () => {
  const xmp = wrapped(
    `<!-- 48.85 --><r:Description xmlns:q="urn:q"><q:a><!-- x --><![CDATA[<!-- kept -->]]></q:a><q:b><!-- y --></q:b></r:Description>`,
  );
  const removal = removeProperties(xmp, ([{ local }]) => local === "b");
  const text = Buffer.from(removal?.xmp ?? []).toString();
  expect(text).toContain("<q:a><![CDATA[<!-- kept -->]]></q:a></r:Description>");
  expect(text).not.toContain("48.85");
});
