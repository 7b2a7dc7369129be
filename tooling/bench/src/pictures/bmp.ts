import { createRgb8, type Rgb8 } from "@pixelproof/core";

const headerSize = 54;

/** A picture as an uncompressed BMP file of 24 bits: nothing to decompress for those who read it. */
export function bmp({ width, height, data }: Rgb8): Uint8Array {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(headerSize + stride * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(headerSize, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, to] = [(y * width + x) * 3, headerSize + y * stride + x * 3];
      file[to] = data[from + 2];
      file[to + 1] = data[from + 1];
      file[to + 2] = data[from];
    }
  }
  return file;
}

/** A picture of such a file, its samples left in the order blue, green, red; rows have to need no padding. */
export function pictureOfBmp(file: Uint8Array): Rgb8 {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [width, height] = [view.getInt32(18, true), -view.getInt32(22, true)];
  return createRgb8({ width, height, data: file.subarray(headerSize) });
}
