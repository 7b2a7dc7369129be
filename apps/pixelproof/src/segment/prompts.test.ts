import { describe, expect, test } from "vitest";
import { boxFlag, maskFlag, pointFlag, promptsOf, withMasks } from "./prompts.ts";

const [box, other] = boxFlag("60,0,40,40", boxFlag("10,20,30,40"));
const on = { x: 15, y: 25, foreground: true };
const beside = { x: 90, y: 30, foreground: false };

describe("flags", () => {
  test("a box is x,y,width,height; a point is on the object unless it ends with 0", () => {
    expect([box, other]).toEqual([
      { x: 10, y: 20, width: 30, height: 40 },
      { x: 60, y: 0, width: 40, height: 40 },
    ]);
    expect(pointFlag("90, 30,0", pointFlag("15,25"))).toEqual([on, beside]);
  });

  test.each(["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,0,4", "1,,3,4"])("--box %j is refused", (text) => {
    expect(() => boxFlag(text)).toThrow(expect.objectContaining({ code: "USAGE" }));
  });

  test.each(["", "1", "1,2,2", "1,2,1,1", "x,1"])("--point %j is refused", (text) => {
    expect(() => pointFlag(text)).toThrow(expect.objectContaining({ code: "USAGE" }));
  });
});

describe("objects", () => {
  test("points alone are one object; a box is one, with all points", () => {
    expect(promptsOf([], [on, beside])).toEqual([{ points: [on, beside] }]);
    expect(promptsOf([box], [on, beside])).toEqual([{ box, points: [on, beside] }]);
    expect(promptsOf([], [])).toEqual([]);
  });

  test("masks are one each; one mask goes with points and a box, several with neither", () => {
    const both = maskFlag("b.png", maskFlag("a.png"));
    expect(withMasks([], both)).toEqual([{ mask: "a.png" }, { mask: "b.png" }]);
    expect(withMasks(promptsOf([box], [on]), ["a.png"])).toEqual([{ box, points: [on], mask: "a.png" }]);
    expect(withMasks([{ box }], [])).toEqual([{ box }]);
    expect(() => withMasks([{ box }], both)).toThrow(expect.objectContaining({ code: "USAGE" }));
  });

  test("several boxes are one each, with the points in them; a point in none is refused", () => {
    expect(promptsOf([box, other], [on])).toEqual([{ box, points: [on] }, { box: other }]);
    expect(() => promptsOf([box, other], [{ ...on, x: 0 }])).toThrow(expect.objectContaining({ code: "USAGE" }));
  });
});
