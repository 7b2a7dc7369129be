import type { z } from "zod";
import type { samManifestSchema } from "./manifest.ts";

/** Means and deviations of ImageNet's colours, of 255. */
const imageNet255 = {
  mean: [123.675, 116.28, 103.53],
  deviation: [58.395, 57.12, 57.375],
} satisfies Colours;

/** The same of 1. */
const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } satisfies Colours;

interface Colours {
  mean: [number, number, number];
  deviation: [number, number, number];
}

/** Decoders that the authors' own exporter writes (`SamOnnxModel`): one prompt a run, boxes as corners. */
const original = {
  embeddings: { image_embeddings: "image_embeddings" },
  points: { name: "point_coords", rank: 3, side: 1024, negatives: true, padding: true },
  labels: { name: "point_labels", type: "float32" },
  boxes: "corners",
  masks: "low_res_masks",
  scores: "iou_predictions",
  isFirstSingle: true,
  mask: { name: "mask_input", flag: "has_mask_input" },
  constants: {
    // Masks at a picture's size are not asked for, but computed all the same: as small as can be.
    orig_im_size: { type: "float32", dims: [2], values: [8, 8] },
  },
} as const satisfies Partial<Manifest["decoder"]>;

type Manifest = z.input<typeof samManifestSchema>;

const mobileSam = "https://huggingface.co/Acly/MobileSAM/resolve/0d3b403339b4674a82493d5e97964dd78089ddc8";
const slimSam =
  "https://huggingface.co/Xenova/slimsam-77-uniform/resolve/5850ab45f587c112167512ffef949107115e26a0/onnx";
const labelme = "https://github.com/wkentaro/labelme/releases/download/sam-20230416";
const efficientSam = "https://github.com/labelmeai/efficient-sam/releases/download/onnx-models-20231225";
const sam2 =
  "https://huggingface.co/onnx-community/sam2.1-hiera-tiny-ONNX/resolve/814a066640debee5a91e70aa401fb8e17e030503/onnx";

/** The models that are known by name, the default first. */
export const knownModels: readonly Manifest[] = [
  {
    name: "mobile-sam",
    licence: "Apache-2.0",
    source: "MobileSAM (Zhang 2023), exported by Acly (MIT)",
    encoder: {
      file: "mobile_sam_image_encoder.onnx",
      address: `${mobileSam}/mobile_sam_image_encoder.onnx`,
      sha256: "580f5fb648ea1062c0aabc26217aed56921985f03f0cbbd852bba81d760cc749",
      bytes: 28157093,
      input: { name: "input_image", layout: "HWC", fit: "longest", white: 255 },
    },
    decoder: {
      file: "sam_mask_decoder_multi.onnx",
      address: `${mobileSam}/sam_mask_decoder_multi.onnx`,
      sha256: "8976b90a87ba50a6a72217a5ff994f7d25ce16f2229fcc1ed259e1294c622ffe",
      bytes: 16496559,
      ...original,
    },
  },
  {
    name: "slimsam",
    licence: "Apache-2.0",
    source: "SlimSAM-77-uniform (Chen 2023), int8, exported by Xenova",
    encoder: {
      file: "vision_encoder_quantized.onnx",
      address: `${slimSam}/vision_encoder_quantized.onnx`,
      sha256: "cce23c7b2e5d4f330932738fb67ba518e04b0d99ccdd1cccd22a7da4e01f2971",
      bytes: 8882165,
      input: { name: "pixel_values", layout: "NCHW", fit: "longest", white: 1, ...imageNet },
    },
    decoder: {
      file: "prompt_encoder_mask_decoder_quantized.onnx",
      address: `${slimSam}/prompt_encoder_mask_decoder_quantized.onnx`,
      sha256: "cb90b279f549d2cab7fd6e20c38522438c65d84bdcca3d2a764cff7d857fdce2",
      bytes: 4903810,
      embeddings: {
        image_embeddings: "image_embeddings",
        image_positional_embeddings: "image_positional_embeddings",
      },
      points: { name: "input_points", rank: 4, side: 1024, negatives: true, padding: false },
      labels: { name: "input_labels", type: "int64" },
      boxes: "none",
      batch: 64,
      masks: "pred_masks",
      scores: "iou_scores",
      isFirstSingle: false,
    },
  },
  {
    name: "sam-vit-b",
    licence: "Apache-2.0",
    source: "SAM ViT-B (Kirillov 2023), quantised, exported by labelme",
    encoder: {
      file: "sam_vit_b_01ec64.quantized.encoder.onnx",
      address: `${labelme}/sam_vit_b_01ec64.quantized.encoder.onnx`,
      sha256: "3346b9cc551c9902fbf3b203935e933592b22e042365f58321c17fc12641fd6a",
      bytes: 99827688,
      input: { name: "x", layout: "NCHW", fit: "longest", white: 255, ...imageNet255 },
    },
    decoder: {
      file: "sam_vit_b_01ec64.quantized.decoder.onnx",
      address: `${labelme}/sam_vit_b_01ec64.quantized.decoder.onnx`,
      sha256: "edbcf1a0afaa55621fb0abe6b3db1516818b609ea9368f309746a3afc68f7613",
      bytes: 8743656,
      ...original,
    },
  },
  {
    name: "efficient-sam",
    licence: "Apache-2.0",
    source: "EfficientSAM-Ti (Xiong 2023), exported by labelme",
    encoder: {
      file: "efficient_sam_vitt_encoder.onnx",
      address: `${efficientSam}/efficient_sam_vitt_encoder.onnx`,
      sha256: "7a73ee65aa2c37237c89b4b18e73082f757ffb173899609c5d97a2bbd4ebb02d",
      bytes: 24799761,
      // The graph stretches to the frame and normalises by itself; stretched before, it has nothing left to resample.
      input: { name: "batched_images", layout: "NCHW", fit: "stretch", white: 1 },
    },
    decoder: {
      file: "efficient_sam_vitt_decoder.onnx",
      address: `${efficientSam}/efficient_sam_vitt_decoder.onnx`,
      sha256: "e1afe46232c3bfa3470a6a81c7d3181836a94ea89528aff4e0f2d2c611989efd",
      bytes: 16565728,
      embeddings: { image_embeddings: "image_embeddings" },
      points: { name: "batched_point_coords", rank: 4, side: 256, most: 6, negatives: false, padding: false },
      labels: { name: "batched_point_labels", type: "float32" },
      boxes: "corners",
      masks: "output_masks",
      scores: "iou_predictions",
      isFirstSingle: false,
      // At 256x256 its masks are the logits as they are; coordinates are then in that frame too.
      constants: { orig_im_size: { type: "int64", dims: [2], values: [256, 256] } },
    },
  },
  {
    name: "sam2.1-tiny",
    licence: "Apache-2.0",
    source: "SAM 2.1 Hiera tiny (Ravi 2024), exported by onnx-community",
    encoder: {
      file: "vision_encoder.onnx",
      address: `${sam2}/vision_encoder.onnx`,
      sha256: "4f30aacd3aaefbca81a0b7fe4c1fc96345570ea0a6f80ced599493d1b3be2e8c",
      bytes: 354238,
      beside: [
        {
          file: "vision_encoder.onnx_data",
          address: `${sam2}/vision_encoder.onnx_data`,
          sha256: "e83df9866a5afe68ea7f0f721f18f65137fc3acbf0da1c74e946d363e09c69cc",
          bytes: 134084864,
        },
      ],
      input: { name: "pixel_values", layout: "NCHW", fit: "stretch", white: 1, ...imageNet },
    },
    decoder: {
      file: "prompt_encoder_mask_decoder.onnx",
      address: `${sam2}/prompt_encoder_mask_decoder.onnx`,
      sha256: "874414704c5d686db7d206a35f6e15d26563d50c8c4468fccc6739bd7e491dcf",
      bytes: 213114,
      beside: [
        {
          file: "prompt_encoder_mask_decoder.onnx_data",
          address: `${sam2}/prompt_encoder_mask_decoder.onnx_data`,
          sha256: "e9874d900dd4134ed60eab1e97910327c2419e0b2954485d8fd6e7f1a1470f47",
          bytes: 20958208,
        },
      ],
      embeddings: {
        "image_embeddings.0": "image_embeddings.0",
        "image_embeddings.1": "image_embeddings.1",
        "image_embeddings.2": "image_embeddings.2",
      },
      points: { name: "input_points", rank: 4, side: 1024, negatives: true, padding: false },
      labels: { name: "input_labels", type: "int64" },
      boxes: { name: "input_boxes" },
      batch: 64,
      masks: "pred_masks",
      scores: "iou_scores",
      isFirstSingle: false,
    },
  },
];
