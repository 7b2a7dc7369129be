import type { SamManifest } from "../models/manifest.ts";
import { sidesOf } from "./encoder.fixture.ts";
import { Graph, type Side, type Value } from "./graph.fixture.ts";

const side = 256;

/** How far a colour may be from that at a point, squared, for each mask: the first of four is for prompts that are clear. */
export const tolerances = [0.02, 0.005, 0.02, 0.08];

/** Predicted IoU of each mask by how decided its logits are. */
export const confidences = [0.97, 0.9, 1, 0.94];

/**
 * A decoder with the tensors of a real one. A cell of the frame belongs to an object when its colour is closer to that at a
 * foreground point (or the middle of the box) than a tolerance, and than to that at any background point, and lies in the
 * box: logit = clip(200 min(tolerance - d1, d0 - d1), -20, 20). A rough mask says it all: 4 where it is above 0, else -20. Predicted IoU = confidence * mean |tanh(logit / 2)|.
 */
export function smallDecoder({ decoder }: SamManifest): Uint8Array {
  const graph = new Graph();
  const { embeddings, constants, mask } = decoder;
  for (const [input, output] of Object.entries(embeddings)) graph.input(input, "float32", sidesOf(output));
  for (const [name, { type, dims }] of Object.entries(constants)) graph.input(name, type, dims);
  const { points, labels } = promptsOf(graph, decoder);
  const embedding = Object.keys(embeddings).find((name) => name === "image_embeddings" || name.endsWith(".2")) ?? "";
  const skipped = decoder.isFirstSingle ? 0 : 1;
  const distances = distancesOf(graph, embedding, middled(graph, points, labels));
  const free = logitsOf(graph, distances, points, labels, tolerances.slice(skipped));
  const logits = mask ? masked(graph, free, mask) : free;
  const decided = graph.op("Abs", [graph.op("Tanh", [graph.op("Mul", [logits, graph.scalar(0.5)])])]);
  const means = graph.op("ReduceMean", [decided], { axes: [2], keepdims: 0 });
  const own = confidences.slice(skipped);
  const scores = graph.op("Mul", [means, graph.floats([1, own.length], own)]);
  const batch: Side[] = decoder.points.rank === 4 ? [1, "prompts"] : [1];
  const dims = decoder.points.rank === 4 ? [1, -1] : [1];
  const shaped = (value: Value, ...last: number[]): Value =>
    graph.op("Reshape", [value, graph.integers(...dims, ...last)]);
  graph.output(decoder.masks, shaped(logits, own.length, side, side), [...batch, own.length, side, side]);
  graph.output(decoder.scores, shaped(scores, own.length), [...batch, own.length]);
  return graph.bytes();
}

function masked(graph: Graph, free: Value, { name, flag }: NonNullable<SamManifest["decoder"]["mask"]>): Value {
  const rough = graph.op("Reshape", [
    graph.input(name, "float32", [1, 1, side, side]),
    graph.integers(1, 1, side * side),
  ]);
  const isInside = graph.op("Greater", [rough, graph.scalar(0)]);
  const decided = graph.op("Where", [isInside, graph.scalar(4), graph.scalar(-20)]);
  const isGiven = graph.op("Greater", [graph.input(flag, "float32", [1]), graph.scalar(0.5)]);
  return graph.op("Where", [isGiven, decided, free]);
}

interface Prompts {
  /** [prompts, points, 2], in a frame of 1024 px. */
  readonly points: Value;
  /** [prompts, points]. */
  readonly labels: Value;
}

function promptsOf(graph: Graph, { points, labels, boxes }: SamManifest["decoder"]): Prompts {
  const sides: Side[] = points.rank === 4 ? [1, "prompts", "points"] : [1, "points"];
  const squeezed = (value: Value): Value =>
    points.rank === 4 ? graph.op("Squeeze", [value, graph.integers(0)]) : value;
  const coordinates = squeezed(graph.input(points.name, "float32", [...sides, 2]));
  const own = {
    points: graph.op("Mul", [coordinates, graph.scalar(1024 / points.side)]),
    labels: graph.op("Cast", [squeezed(graph.input(labels.name, labels.type, sides))], { to: 1 }),
  };
  return typeof boxes === "object" ? withBoxes(graph, own, graph.input(boxes.name, "float32", [1, "boxes", 4])) : own;
}

/** Boxes apart become two points more, labelled 2 and 3. */
function withBoxes(graph: Graph, { points, labels }: Prompts, boxes: Value): Prompts {
  const prompts = graph.op("Slice", [graph.op("Shape", [points]), graph.integers(0), graph.integers(1)]);
  const count = graph.op("Slice", [graph.op("Shape", [boxes]), graph.integers(1), graph.integers(2)]);
  const corners = graph.op(
    "Reshape",
    [
      boxes,
      graph.op("Concat", [graph.integers(1), graph.op("Mul", [count, graph.integers(2)]), graph.integers(2)], {
        axis: 0,
      }),
    ],
    { allowzero: 1 },
  );
  const all = graph.op("Concat", [prompts, graph.op("Mul", [count, graph.integers(2)]), graph.integers(2)], {
    axis: 0,
  });
  const tiled = graph.op("Tile", [graph.floats([1, 2], [2, 3]), graph.op("Concat", [prompts, count], { axis: 0 })]);
  return {
    points: graph.op("Concat", [points, graph.op("Expand", [corners, all])], { axis: 1 }),
    labels: graph.op("Concat", [labels, tiled], { axis: 1 }),
  };
}

/** Points with the corners of a box replaced by its middle. */
function middled(graph: Graph, points: Value, labels: Value): Prompts {
  const isCorner = graph.op("Unsqueeze", [graph.op("Greater", [labels, graph.scalar(1.5)]), graph.integers(2)]);
  const corners = graph.op("Where", [isCorner, points, graph.scalar(0)]);
  const sum = graph.op("ReduceSum", [corners, graph.integers(1)], { keepdims: 1 });
  return { points: graph.op("Where", [isCorner, graph.op("Mul", [sum, graph.scalar(0.5)]), points]), labels };
}

/** Least squared distances of each cell's colour to those at foreground and at background points: [prompts, 1, cells]. */
function distancesOf(graph: Graph, embedding: Value, { points, labels }: Prompts): { d1: Value; d0: Value } {
  const colours = graph.op("Slice", [embedding, graph.integers(0), graph.integers(3), graph.integers(1)]);
  const byPlace = graph.op("Reshape", [
    graph.op("Transpose", [colours], { perm: [3, 2, 1, 0] }),
    graph.integers(64, 64, 3),
  ]);
  const place = graph.op("Floor", [graph.op("Mul", [points, graph.scalar(1 / 16)])]);
  const index = graph.op("Cast", [graph.op("Clip", [place, graph.scalar(0), graph.scalar(63)])], { to: 7 });
  const wanted = graph.op("Unsqueeze", [graph.op("GatherND", [byPlace, index]), graph.integers(3)]);
  const apart = graph.op("Reshape", [colours, graph.integers(1, 3, 64, 1, 64, 1)]);
  const fine = graph.op("Expand", [apart, graph.integers(1, 3, 64, 4, 64, 4)]);
  const cells = graph.op("Reshape", [fine, graph.integers(1, 1, 3, side * side)]);
  const difference = graph.op("Sub", [wanted, cells]);
  const squares = graph.op("ReduceSum", [graph.op("Mul", [difference, difference]), graph.integers(2)], {
    keepdims: 0,
  });
  const least = (isMeant: Value): Value => {
    const shown = graph.op("Unsqueeze", [isMeant, graph.integers(2)]);
    return graph.op("ReduceMin", [graph.op("Where", [shown, squares, graph.scalar(1000)])], { axes: [1], keepdims: 1 });
  };
  const isBackground = graph.op("Equal", [labels, graph.scalar(0)]);
  return { d1: least(graph.op("Greater", [labels, graph.scalar(0.5)])), d0: least(isBackground) };
}

function logitsOf(
  graph: Graph,
  { d1, d0 }: { readonly d1: Value; readonly d0: Value },
  points: Value,
  labels: Value,
  own: readonly number[],
): Value {
  const near = graph.op("Sub", [graph.floats([1, own.length, 1], own), d1]);
  const margin = graph.op("Min", [near, graph.op("Sub", [d0, d1])]);
  const logits = graph.op("Clip", [graph.op("Mul", [margin, graph.scalar(200)]), graph.scalar(-20), graph.scalar(20)]);
  const cells = Array.from({ length: side * side }, (_, i) => [4 * (i % side) + 2, 4 * Math.floor(i / side) + 2]);
  const grid = graph.floats([1, side * side, 2], cells.flat());
  const bound = (label: number, none: number, reduce: string): Value => {
    const isIt = graph.op("Unsqueeze", [graph.op("Equal", [labels, graph.scalar(label)]), graph.integers(2)]);
    return graph.op(reduce, [graph.op("Where", [isIt, points, graph.scalar(none)])], { axes: [1], keepdims: 1 });
  };
  const isAfter = graph.op("Not", [graph.op("Less", [grid, bound(2, -1e6, "ReduceMax")])]);
  const isBefore = graph.op("Not", [graph.op("Greater", [grid, bound(3, 1e6, "ReduceMin")])]);
  const isBoth = graph.op("Cast", [graph.op("And", [isAfter, isBefore])], { to: 1 });
  const inside = graph.op("ReduceMin", [isBoth], { axes: [2], keepdims: 0 });
  const isInside = graph.op("Unsqueeze", [graph.op("Greater", [inside, graph.scalar(0.5)]), graph.integers(1)]);
  return graph.op("Where", [isInside, logits, graph.scalar(-20)]);
}
