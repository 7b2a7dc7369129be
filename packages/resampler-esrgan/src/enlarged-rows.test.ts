import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { EnlargedRows } from "./enlarged-rows.ts";

const context = createContext();

test.each([true, false])(
  "rows that are still needed stay, in their place; others are forgotten; shared: %s",
  async (shared) => {
    const rows = new EnlargedRows(2, 1, 4, shared);
    await rows.begin(3, context);
    rows.data.set([1, 1, 2, 2, 3, 3]);
    rows.needed = 2;
    await rows.begin(9, context);
    expect([rows.first, ...rows.data]).toEqual([2, 3, 3, ...new Uint16Array(12)]);
    rows.data.fill(7);
    rows.needed = 8;
    await rows.begin(10, context);
    expect([rows.first, ...rows.data]).toEqual([8, 7, 7, 0, 0]);
  },
);
