import { createImage, hasAlpha, type Image } from "@pixelproof/core";

/** Look-up tables of 65,536 device values each way, one for all colours or one a colour. Alpha is never looked up. */
export interface LinearLight {
  readonly toLight: readonly Uint16Array[];
  readonly toDevice: readonly Uint16Array[];
  /** How many of the 65,536 device values of a picture are still told apart as light of 16 bits: the fewest of the colours. */
  readonly levels: number;
}

/** Tables from tone curves (light 0..1 of each device value, never falling). */
export function linearLight(curves: readonly Float64Array[]): LinearLight {
  const toLight = curves.map((curve) => Uint16Array.from(curve, (light) => Math.round(light * 65_535)));
  const levels = Math.min(...toLight.map((table) => new Set(table).size));
  return { toLight, toDevice: curves.map((curve) => inverted(curve)), levels };
}

/** The picture as light: samples in proportion to intensity. */
export const inLight = (image: Image, { toLight }: LinearLight): Image => lookUp(image, toLight);

/** Light as device values again. */
export const inDeviceValues = (image: Image, { toDevice }: LinearLight): Image => lookUp(image, toDevice);

function lookUp(image: Image, tables: readonly Uint16Array[]): Image {
  const { channels } = image;
  const data = Uint16Array.from(image.data);
  const colours = hasAlpha(image) ? channels - 1 : channels;
  for (let c = 0; c < colours; c++) {
    const table = tables[Math.min(c, tables.length - 1)];
    for (let i = c; i < data.length; i += channels) data[i] = table[data[i]];
  }
  return createImage({ ...image, data });
}

/** The device value of each of 65,536 steps of light: the nearest, the lowest of several at black, the highest at white. */
function inverted(curve: Float64Array): Uint16Array {
  const table = new Uint16Array(65_536);
  let value = 0;
  for (let step = 1; step < 65_536; step++) {
    const light = step / 65_535;
    while (value < 65_535 && curve[value + 1] <= light) value++;
    const next = Math.min(value + 1, 65_535);
    table[step] = light - curve[value] <= curve[next] - light ? value : next;
  }
  return table;
}
