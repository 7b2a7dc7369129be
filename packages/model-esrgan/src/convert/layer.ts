import { z } from "zod";

/** One layer of a converted network: what it does to the outputs of the layers in `from`, in their order. */
export type Layer = { readonly name: string; readonly from: readonly string[] } & (
  | { readonly op: "input"; readonly channels: number }
  | { readonly op: "conv"; readonly side: number }
  | { readonly op: "relu" | "concat" | "add" }
  | { readonly op: "multiply"; readonly factor: number }
  | { readonly op: "depthToSpace"; readonly block: number }
);

/** `[[["layer", 0, 0, {}], …]]`, or nothing for the input. */
const inbound = z.array(z.array(z.tuple([z.string(), z.literal(0), z.literal(0), z.strictObject({})]))).max(1);

/** A Keras layer of one class whose configuration is what `config` demands. */
const keras = <Name extends z.ZodType<string>, Config extends z.ZodRawShape>(className: Name, config: Config) =>
  z
    .object({ class_name: className, name: z.string(), inbound_nodes: inbound, config: z.object(config) })
    .transform(({ name, inbound_nodes, config }) => ({
      placed: { name, from: inbound_nodes.flat().map(([from]) => from) },
      config,
    }));

const one = z.tuple([z.literal(1), z.literal(1)]);

const input = keras(z.literal("InputLayer"), { batch_input_shape: z.tuple([z.null(), z.null(), z.null(), z.int()]) });

const conv = keras(z.literal("Conv2D"), {
  kernel_size: z.tuple([z.int(), z.int()]).refine(([h, w]) => h === w && h % 2 === 1, "expected an odd square"),
  strides: one,
  dilation_rate: one,
  groups: z.literal(1),
  padding: z.literal("same"),
  data_format: z.literal("channels_last"),
  activation: z.literal("linear"),
  use_bias: z.literal(true),
});

/**
 * The layers of Keras that this converter knows, each with the settings it handles; anything else is refused.
 * `MultiplyBeta` and `PixelShuffleNx` are UpscalerJS's own: a product with beta, and `tf.depthToSpace`.
 */
export const layerSchema: z.ZodType<Layer> = z.union([
  input.transform(({ placed, config }) => ({ ...placed, op: "input" as const, channels: config.batch_input_shape[3] })),
  conv.transform(({ placed, config }) => ({ ...placed, op: "conv" as const, side: config.kernel_size[0] })),
  keras(z.literal("Activation"), { activation: z.literal("relu") }).transform(({ placed }) => ({
    ...placed,
    op: "relu" as const,
  })),
  keras(z.literal("Concatenate"), { axis: z.literal(3) }).transform(({ placed }) => ({
    ...placed,
    op: "concat" as const,
  })),
  keras(z.literal("Add"), {}).transform(({ placed }) => ({ ...placed, op: "add" as const })),
  keras(z.literal("MultiplyBeta"), { beta: z.number() }).transform(({ placed, config }) => ({
    ...placed,
    op: "multiply" as const,
    factor: config.beta,
  })),
  keras(z.templateLiteral(["PixelShuffle", z.int(), "x"]), { scale: z.int() }).transform(({ placed, config }) => ({
    ...placed,
    op: "depthToSpace" as const,
    block: config.scale,
  })),
]);
