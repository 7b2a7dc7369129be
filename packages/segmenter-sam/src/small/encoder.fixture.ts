import type { SamManifest } from "../models/manifest.ts";
import { Graph, type Value } from "./graph.fixture.ts";

/**
 * An encoder with the tensors of a real one: channels 0 to 2 of its 256 are the mean colours of 16x16 px of the frame, 0..1;
 * the other channels, and further outputs, are 0.
 */
export function smallEncoder({ encoder, decoder }: SamManifest): Uint8Array {
  const graph = new Graph();
  const colours =
    encoder.input.layout === "HWC" ? padded(graph, encoder.input.name) : colouredBack(graph, encoder.input);
  const cells = graph.op("AveragePool", [colours], { kernel_shape: [16, 16], strides: [16, 16] });
  const embedding = graph.op("Pad", [cells, graph.integers(0, 0, 0, 0, 0, 253, 0, 0)]);
  for (const output of new Set(Object.values(decoder.embeddings))) {
    const sides = sidesOf(output);
    const isEmbedding = output === "image_embeddings" || output.endsWith(".2");
    const value = isEmbedding ? embedding : graph.op("Expand", [graph.scalar(0), graph.integers(...sides)]);
    graph.output(output, value, sides);
  }
  return graph.bytes();
}

/** Sides of an encoder's outputs: SAM 2 has two of a finer resolution. */
export function sidesOf(output: string): number[] {
  if (output.endsWith(".0")) return [1, 32, 256, 256];
  if (output.endsWith(".1")) return [1, 64, 128, 128];
  return [1, 256, 64, 64];
}

/** Raw colours of any size up to the frame: in planes, 0..1, black to the right and below. */
function padded(graph: Graph, name: string): Value {
  const input = graph.input(name, "float32", ["image_height", "image_width", 3]);
  const planes = graph.op("Transpose", [graph.op("Div", [input, graph.scalar(255)])], { perm: [2, 0, 1] });
  const size = graph.op("Slice", [graph.op("Shape", [input]), graph.integers(0), graph.integers(2)]);
  const missing = graph.op("Sub", [graph.integers(1024, 1024), size]);
  const pads = graph.op("Concat", [graph.integers(0, 0, 0, 0), missing], { axis: 0 });
  return graph.op("Unsqueeze", [graph.op("Pad", [planes, pads]), graph.integers(0)]);
}

/** Normalised colours of a whole frame, as they were before: 0..1. */
function colouredBack(graph: Graph, { name, white, mean, deviation }: SamManifest["encoder"]["input"]): Value {
  const input = graph.input(name, "float32", ["batch", 3, "height", "width"]);
  const column = (values: readonly number[]): Value =>
    graph.floats(
      [1, 3, 1, 1],
      values.map((value) => value / white),
    );
  return graph.op("Add", [graph.op("Mul", [input, column(deviation)]), column(mean)]);
}
