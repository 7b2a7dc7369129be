import { expect, test } from "vitest";
import { layerSchema } from "./layer.ts";

const convolution = {
  class_name: "Conv2D",
  name: "conv",
  inbound_nodes: [[["input", 0, 0, {}]]],
  config: {
    kernel_size: [3, 3],
    strides: [1, 1],
    dilation_rate: [1, 1],
    groups: 1,
    padding: "same",
    data_format: "channels_last",
    activation: "linear",
    use_bias: true,
  },
};

test("a layer is read with where its input comes from", () => {
  expect(layerSchema.parse(convolution)).toEqual({ op: "conv", name: "conv", from: ["input"], side: 3 });
});

test.each([
  { strides: [2, 2] },
  { kernel_size: [2, 2] },
  { padding: "valid" },
  { activation: "relu" },
  { data_format: "channels_first" },
])("a convolution with %o, which would be converted wrongly, is refused", (setting) => {
  const changed = { ...convolution, config: { ...convolution.config, ...setting } };
  expect(layerSchema.safeParse(changed).success).toBe(false);
});

test("a class that is not known is refused", () => {
  expect(layerSchema.safeParse({ ...convolution, class_name: "Dense" }).success).toBe(false);
});
