import { test } from "vitest";
import { runConformance } from "@pixelproof/testkit";
import avif from "./avif.ts";
import colour from "./colour.ts";
import gif from "./gif.ts";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

for (const plugin of [png, jpeg, webp, tiff, avif, gif, colour]) runConformance(test, plugin);
