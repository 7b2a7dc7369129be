import { readFile, writeFile } from "node:fs/promises";
import { createContext, Host } from "@pixelproof/core";
import png from "@pixelproof/codec-sharp/png";
import lanczos from "@pixelproof/resampler-lanczos";

await using host = new Host([png, lanczos]);
const codec = host.get("codec", "png");
const { image, metadata } = await codec.decode(await readFile("picture.png"), createContext());
const size = { width: image.width * 2, height: image.height * 2 };
const larger = await host.get("resampler", "lanczos").resample(image, size, createContext());
const { bytes } = await codec.encode(larger, metadata, {}, createContext());
await writeFile("larger.png", bytes);
const written = await codec.inspect(await readFile("larger.png"), createContext());
console.log(`${image.width}x${image.height} -> ${written.width}x${written.height}, ${written.depth} bits`);
