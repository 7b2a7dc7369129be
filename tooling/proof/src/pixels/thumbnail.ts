import sharp from "sharp";

/** A square picture of a few pixels, sRGB over grey, as a viewer that follows the orientation shows it. */
export interface Thumbnail {
  readonly side: number;
  readonly data: Uint8Array;
}

/** Shrinks a picture, its profile followed, to compare what two files show. */
export async function thumbnailOf(picture: string | Uint8Array, side: number = 24): Promise<Thumbnail> {
  const data = await sharp(picture)
    .autoOrient()
    .flatten({ background: "#808080" })
    .resize(side, side, { fit: "fill" })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  return { side, data: new Uint8Array(data) };
}

/** The thumbnail turned and mirrored in all eight ways, as it is first. */
export function turns({ side, data }: Thumbnail): Uint8Array[] {
  const channels = data.length / side ** 2;
  const last = side - 1;
  const places: ((x: number, y: number) => readonly [number, number])[] = [
    (x, y) => [x, y],
    (x, y) => [last - x, y],
    (x, y) => [last - x, last - y],
    (x, y) => [x, last - y],
    (x, y) => [y, x],
    (x, y) => [y, last - x],
    (x, y) => [last - y, last - x],
    (x, y) => [last - y, x],
  ];
  return places.map((place) =>
    data.map((_, i) => {
      const [pixel, channel] = [Math.floor(i / channels), i % channels];
      const [x, y] = place(pixel % side, Math.floor(pixel / side));
      return data[(y * side + x) * channels + channel];
    }),
  );
}
