import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeHtml, html } from "./html.ts";

const unescape = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

describe("html", () => {
  test("text can neither open a tag nor leave an attribute, and reads as it was", () => {
    assert(
      property(string(), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/u);
        expect(unescape(escaped)).toBe(text);
      }),
    );
  });

  test("markup is kept, text and numbers are escaped, lists are joined, nothing is left of nothing", () => {
    const items = ["<", 2].map((item) => html`<b>${item}</b>`);
    expect(html`<i class="${'a"b'}">${items}${undefined}${false}</i>`.toString()).toBe(
      '<i class="a&quot;b"><b>&lt;</b><b>2</b></i>',
    );
  });
});
