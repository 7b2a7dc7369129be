import { expect, test } from "vitest";
import { settingsFromEnvironment } from "./environment.ts";
import { qualitySettingsSchema } from "./settings.ts";

test("every QUALITY_ variable of the documentation becomes its setting", () => {
  const { settings, unknown } = settingsFromEnvironment({
    QUALITY_MIN_WIDTH: "800",
    QUALITY_MIN_HEIGHT: "1440",
    QUALITY_SCALE_FACTOR: "1.5",
    QUALITY_TARGET_BYTES: "1_000_000",
    QUALITY_ENABLE_SR: "false",
    QUALITY_SAVE_FORMAT_PRIORITY: "PNG,WEBP, JPG",
    PATH: "/bin",
  });
  expect(unknown).toEqual([]);
  expect(qualitySettingsSchema.parse(settings)).toMatchObject({
    minWidth: 800,
    minHeight: 1440,
    scaleFactor: 1.5,
    targetBytes: 1_000_000,
    enableSr: false,
    saveFormatPriority: ["png", "webp", "jpeg"],
  });
});

test("an empty variable counts as not set, an unknown one is named", () => {
  expect(settingsFromEnvironment({ QUALITY_MIN_WIDTH: " ", QUALITY_MIN_WIDHT: "3" })).toEqual({
    settings: {},
    unknown: ["QUALITY_MIN_WIDHT"],
  });
});

test("text that is no number stays text, so that validation can name it", () => {
  expect(settingsFromEnvironment({ QUALITY_MIN_WIDTH: "wide", QUALITY_RESAMPLER: "opencv" }).settings).toEqual({
    minWidth: "wide",
    resampler: "opencv",
  });
});
