import { expect, test } from "vitest";
import { fidelityOf } from "./fidelity.ts";
import type { Figures } from "./measure.ts";

const settings = { srMinPsnr: 32, srMinSsimulacra2: 80 };
const figures = (psnr: number | null, ssimulacra2: number | null, identical = false): Figures => ({
  psnr: { value: psnr, identical, unit: "dB", better: "higher" },
  ssimulacra2: { value: ssimulacra2, unit: "", better: "higher" },
});

test("figures that faithful enlargements reach are no risk", () => {
  expect(fidelityOf(figures(32, 80), settings)).toEqual({
    hallucination_risk: false,
    figures: { psnr: { value: 32, minimum: 32 }, ssimulacra2: { value: 80, minimum: 80 } },
    reasons: [],
  });
});

test("one figure below its minimum is a risk, and is told with its unit", () => {
  expect(fidelityOf(figures(31.994, 79.5), settings)).toMatchObject({
    hallucination_risk: true,
    reasons: ["psnr 31.99 dB is below 32 dB", "ssimulacra2 79.50 is below 80"],
  });
  expect(fidelityOf(figures(40, 60), settings).hallucination_risk).toBe(true);
});

test("identical pictures are no risk; where nothing was measured none is denied", () => {
  expect(fidelityOf(figures(null, null, true), settings).hallucination_risk).toBe(false);
  expect(fidelityOf({}, settings).hallucination_risk).toBe(null);
  expect(fidelityOf(figures(null, null), settings).hallucination_risk).toBe(null);
});
