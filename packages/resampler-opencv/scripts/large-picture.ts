// Enlarges a 12.5 MP RGBA picture of 16 bits to 50 MP and prints the time and the peak of resident memory.
import { Host } from "@pixelproof/core";
import { enlargeLargePicture } from "@pixelproof/tooling-data/large-picture";
import plugin from "../src/index.ts";

await using host = new Host([plugin]);
console.log(await enlargeLargePicture(host.get("resampler", "opencv")));
